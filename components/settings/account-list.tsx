import { signInProviders } from "@/auth";
import { disconnectProvider } from "@/components/settings/actions";
import { ConnectProvider } from "@/components/sign-in/provider-form";
import { quietButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ConnectedAccount } from "@/lib/account/accounts";
import { routes } from "@/lib/routes";

/**
 * The ways to sign in: those that the person has, with a button to disconnect each but the last, and those that can be
 * connected. TikTok has a button of its own to disconnect it, because that ends more.
 */
export function AccountList({ accounts }: { accounts: ConnectedAccount[] }) {
  const connected = new Set(accounts.map(({ provider }) => provider));
  const ways = signInProviders.filter(({ id }) => connected.has(id));
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface px-5">
      {signInProviders.map((provider) => (
        <li key={provider.id} className="flex min-h-19 items-center justify-between gap-4 py-4">
          <div className="text-sm">
            <p className="font-medium">{provider.name}</p>
            <p className="mt-0.5 text-muted">
              {connected.has(provider.id) ? "Connected" : "Not connected"}
            </p>
          </div>
          {!connected.has(provider.id) && (
            <ConnectProvider provider={provider} callbackUrl={routes.settings} />
          )}
          {connected.has(provider.id) && provider.id !== "tiktok" && ways.length > 1 && (
            <form action={disconnectProvider}>
              <input type="hidden" name="provider" value={provider.id} />
              <SubmitButton className={quietButton}>
                Disconnect<span className="sr-only"> {provider.name}</span>
              </SubmitButton>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
