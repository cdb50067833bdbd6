import type { ConnectedAccount, SignInProvider } from "tiktok-login/next";
import { signInProviders } from "@/auth";
import { disconnectProvider } from "@/components/settings/actions";
import { ConnectProvider } from "@/components/sign-in/provider-form";
import { quietButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { routes } from "@/lib/routes";

/** The ways to sign in, with a button to connect each, or to disconnect each but the last one that is connected. */
export function AccountList({ accounts }: { accounts: ConnectedAccount[] }) {
  const connected = new Set(accounts.map(({ provider }) => provider));
  const hasSeveral = signInProviders.filter(({ id }) => connected.has(id)).length > 1;
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line rounded-card border border-line bg-surface px-5">
        {signInProviders.map((provider) => {
          const isConnected = connected.has(provider.id);
          return (
            <li
              key={provider.id}
              className="flex min-h-19 items-center justify-between gap-4 py-4 text-sm"
            >
              <div>
                <p className="font-medium">{provider.name}</p>
                <p className="mt-0.5 text-muted">{isConnected ? "Connected" : "Not connected"}</p>
              </div>
              {/* The page has TikTok's buttons already: disconnecting it ends more. */}
              {provider.id !== "tiktok" && !isConnected && (
                <ConnectProvider provider={provider} callbackUrl={routes.settings} />
              )}
              {provider.id !== "tiktok" && isConnected && hasSeveral && (
                <DisconnectProvider provider={provider} />
              )}
            </li>
          );
        })}
      </ul>
      <p className="max-w-prose text-muted text-sm">
        This site keeps the email address of the account that you signed in with first, if it has
        one, and, encrypted, the access that each account gave it.
      </p>
    </div>
  );
}

function DisconnectProvider({ provider }: { provider: SignInProvider }) {
  return (
    <form action={disconnectProvider}>
      <input type="hidden" name="provider" value={provider.id} />
      <SubmitButton className={quietButton}>
        Disconnect<span className="sr-only"> {provider.name}</span>
      </SubmitButton>
    </form>
  );
}
