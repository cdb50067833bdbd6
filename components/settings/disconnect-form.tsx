import { disconnect } from "@/components/settings/actions";
import { primaryButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/** Explains what disconnecting does, with the button that does it. */
export function DisconnectForm() {
  return (
    <form action={disconnect}>
      <p className="mt-2 text-muted text-sm">
        TikTok ends this site's access, this site drops what it read from your account, and you are
        signed out. Your TikTok account does not change, and you can connect again at any time.
      </p>
      <SubmitButton className={`${primaryButton} mt-5 w-full`}>Disconnect TikTok</SubmitButton>
    </form>
  );
}
