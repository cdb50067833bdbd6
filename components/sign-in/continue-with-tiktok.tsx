import { primaryButton, quietButton } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/**
 * A button that leads to TikTok's consent page. It is a form, so that it works without JavaScript. TikTok's logo
 * may be used only with permission and from TikTok's asset pack; put it before the label.
 * @param props.callbackUrl the page to return to
 * @param props.scope a scope to ask for even if the person has consented before, or several, separated by commas
 * @param props.otherAccount whether TikTok shows the consent page, and with it whose account it is, in any case
 * @see https://developers.tiktok.com/doc/getting-started-design-guidelines
 */
export function ContinueWithTikTok(props: {
  callbackUrl: string;
  scope?: string;
  otherAccount?: boolean;
  label?: string;
  variant?: "primary" | "quiet";
}) {
  const {
    callbackUrl,
    scope,
    otherAccount = false,
    label = "Continue with TikTok",
    variant = "primary",
  } = props;
  return (
    <form action={routes.signIn} method="post">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {otherAccount && <input type="hidden" name="account" value="another" />}
      {scope && <input type="hidden" name="scope" value={scope} />}
      <button type="submit" className={variant === "primary" ? primaryButton : quietButton}>
        {label}
      </button>
    </form>
  );
}
