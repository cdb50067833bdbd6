import { disconnectTikTok } from "@/components/settings/actions";
import { dangerButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { database } from "@/lib/database";

/** Explains what disconnecting does, and has the button to do it. */
export function DisconnectForm() {
  return (
    <form action={disconnectTikTok}>
      <p className="mt-2 text-muted text-sm">
        {database
          ? "This site loses access to your TikTok account, deletes your numbers and their history, and signs you out in every browser. Your TikTok account stays as it is. You can connect again at any time, but your history will start again."
          : "This site loses access to your TikTok account, forgets what it read there, and signs you out. Your TikTok account stays as it is, and you can connect again at any time."}
      </p>
      <SubmitButton className={`${dangerButton} mt-5 w-full`}>Disconnect TikTok</SubmitButton>
    </form>
  );
}
