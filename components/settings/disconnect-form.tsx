import { disconnect } from "@/components/settings/actions";
import { primaryButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/** What disconnecting does, and the button that does it. */
export function DisconnectForm() {
  return (
    <form action={disconnect}>
      <p className="mt-2 text-muted text-sm">
        TikTok ends this site's access, what was read from your account is dropped here, and you are
        signed out. Your TikTok account stays as it is, and you can connect again any time.
      </p>
      <SubmitButton className={`${primaryButton} mt-5 w-full`}>Disconnect TikTok</SubmitButton>
    </form>
  );
}
