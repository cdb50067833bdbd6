import { continueWithTikTok } from "@/components/sign-in/actions";
import { primaryButton, quietButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/**
 * The way to TikTok's consent page: a form, so that it works without JavaScript. TikTok permits its
 * logo only with its own asset pack; put the official one before the label.
 * @param props.ask a scope to ask for even of a person who consented before
 * @see https://developers.tiktok.com/doc/getting-started-design-guidelines
 */
export function ContinueWithTikTok(props: {
  callbackUrl: string;
  ask?: string;
  label?: string;
  look?: "primary" | "quiet";
}) {
  const { callbackUrl, ask, label = "Continue with TikTok", look = "primary" } = props;
  return (
    <form action={continueWithTikTok}>
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {ask && <input type="hidden" name="ask" value={ask} />}
      <SubmitButton className={look === "primary" ? primaryButton : quietButton}>
        {label}
      </SubmitButton>
    </form>
  );
}
