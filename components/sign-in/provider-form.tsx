import { connectProvider, continueWith } from "@/components/sign-in/actions";
import { primaryButton, quietButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SignInProvider } from "@/lib/session/providers";

interface Props {
  provider: SignInProvider;
  /** The page to return to. */
  callbackUrl: string;
}

/** A button to sign in with another provider than TikTok. It is a form, so that it works without JavaScript. */
export function ContinueWith({ provider, callbackUrl }: Props) {
  return (
    <form action={continueWith}>
      <ProviderFields provider={provider} callbackUrl={callbackUrl} />
      <SubmitButton className={`${quietButton} min-h-12`}>
        Continue with {provider.name}
      </SubmitButton>
    </form>
  );
}

/** A button for a signed-in person to connect an account at a provider. */
export function ConnectProvider({
  variant = "quiet",
  ...props
}: Props & { variant?: "primary" | "quiet" }) {
  return (
    <form action={connectProvider}>
      <ProviderFields {...props} />
      <SubmitButton className={variant === "primary" ? primaryButton : quietButton}>
        Connect {props.provider.name}
      </SubmitButton>
    </form>
  );
}

function ProviderFields({ provider, callbackUrl }: Props) {
  return (
    <>
      <input type="hidden" name="provider" value={provider.id} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
    </>
  );
}
