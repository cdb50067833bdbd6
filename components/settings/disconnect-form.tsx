import { disconnectTikTok } from "@/components/settings/actions";
import { primaryButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/** Explains what disconnecting does, and has the button to do it. */
export function DisconnectForm() {
  return (
    <form action={disconnectTikTok}>
      <p className="mt-2 text-muted text-sm">
        This site loses access to your TikTok account, forgets what it read there, and signs you
        out. Your TikTok account stays as it is, and you can connect again at any time.
      </p>
      <SubmitButton className={`${primaryButton} mt-5 w-full`}>Disconnect TikTok</SubmitButton>
    </form>
  );
}
