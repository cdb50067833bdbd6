import { continueWithTikTok } from "@/components/sign-in/actions";
import { primaryButton, quietButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";

/**
 * The button to TikTok's consent page. It is a form, so that it works without JavaScript. TikTok's logo may be
 * used only from its asset pack and with permission; put it before the label.
 * @param props.ask a scope to request even if the person has consented before
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
