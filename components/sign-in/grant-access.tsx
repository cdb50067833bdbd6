import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { scopeText } from "@/components/sign-in/scope-text";
import type { Scope } from "@/lib/tiktok/scopes";

/**
 * Takes the place of a card whose scope was not granted. It says what the scope adds and asks for it.
 * @param here the page to return to
 * @param wasRequested whether the person has just been asked and said no
 */
export function GrantAccess(props: { scope: Scope; here: string; wasRequested: boolean }) {
  const { scope, here, wasRequested } = props;
  const { title, adds } = scopeText(scope);
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-line border-dashed p-5 sm:flex-row sm:items-center sm:justify-between">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="mt-1 text-muted text-sm">
          {wasRequested
            ? `You chose not to share this, and that is fine. Sharing it would add ${adds}.`
            : `Not shared. Granting access adds ${adds}.`}
        </p>
      </div>
      <ContinueWithTikTok callbackUrl={here} ask={scope} label="Grant access" look="quiet" />
    </section>
  );
}
