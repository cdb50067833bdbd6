import { signInProviders } from "@/auth";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { ContinueWith } from "@/components/sign-in/provider-form";

/**
 * A button for each way to sign in, TikTok first.
 * @param props.callbackUrl the page to return to
 */
export function SignInButtons({ callbackUrl }: { callbackUrl: string }) {
  const others = signInProviders.filter(({ id }) => id !== "tiktok");
  return (
    <div className="flex flex-col items-start gap-3">
      <ContinueWithTikTok callbackUrl={callbackUrl} />
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
