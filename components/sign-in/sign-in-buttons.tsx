import { signInProviders } from "@/auth";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { ContinueWith } from "@/components/sign-in/provider-form";

/**
 * A button for each way to sign in, TikTok first, as wide as what they stand in.
 * @param props.callbackUrl the page to return to
 * @param props.variant of TikTok's button: quiet where pressing it now will hardly help
 */
export function SignInButtons(props: { callbackUrl: string; variant?: "primary" | "quiet" }) {
  const { callbackUrl, variant = "primary" } = props;
  const others = signInProviders.filter(({ id }) => id !== "tiktok");
  return (
    <div className="flex flex-col gap-3 [&_button]:w-full">
      <ContinueWithTikTok callbackUrl={callbackUrl} variant={variant} />
      <ContinueWithTikTok
        callbackUrl={callbackUrl}
        otherAccount
        label="Use another account"
        variant="quiet"
      />
      <p className="text-muted text-sm">
        TikTok offers the account that is signed in at tiktok.com in this browser. To use another
        one, switch accounts there.
      </p>
      {others.map((provider) => (
        <ContinueWith key={provider.id} provider={provider} callbackUrl={callbackUrl} />
      ))}
    </div>
  );
}
