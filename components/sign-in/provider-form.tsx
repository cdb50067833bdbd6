import type { SignInProvider } from "tiktok-login/next";
import { primaryButton, quietButton } from "@/components/ui/button";
import { routes } from "@/lib/routes";

interface Props {
  provider: SignInProvider;
  /** The page to return to. */
  callbackUrl: string;
}

/** A button to sign in with another provider than TikTok. It is a form, so that it works without JavaScript. */
export function ContinueWith({ provider, callbackUrl }: Props) {
  return (
    <form action={routes.signIn} method="post">
      <ProviderFields provider={provider} callbackUrl={callbackUrl} />
      <button type="submit" className={`${quietButton} min-h-12`}>
        Continue with {provider.name}
      </button>
    </form>
  );
}

/** A button for a signed-in person to connect an account at a provider. */
export function ConnectProvider({
  variant = "quiet",
  ...props
}: Props & { variant?: "primary" | "quiet" }) {
  return (
    <form action={routes.connect} method="post">
      <ProviderFields {...props} />
      <button type="submit" className={variant === "primary" ? primaryButton : quietButton}>
        Connect {props.provider.name}
      </button>
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
