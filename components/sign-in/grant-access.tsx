import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { scopeText } from "@/components/sign-in/scope-text";
import type { Scope } from "@/lib/scopes";

/**
 * Stands in for content whose scope was not granted: what the scope would show, and a button to grant it.
 * @param returnTo the page to return to
 * @param wasDeclined whether the person was just asked and said no
 */
export function GrantAccess(props: { scope: Scope; returnTo: string; wasDeclined: boolean }) {
  const { scope, returnTo, wasDeclined } = props;
  const { title, data } = scopeText(scope);
  return (
    <section className="flex flex-col items-start gap-4 rounded-card border border-line border-dashed p-5 sm:flex-row sm:items-center sm:justify-between">
      <div>
        <h2 className="font-semibold">{title}</h2>
        <p className="mt-1 text-muted text-sm">
          {wasDeclined
            ? `You chose not to share this, and that is fine. You can still share ${data} at any time.`
            : `You have not shared this yet. Grant access to add ${data}.`}
        </p>
      </div>
      <div className="sm:shrink-0">
        <ContinueWithTikTok
          callbackUrl={returnTo}
          scope={scope}
          label="Grant access"
          variant="quiet"
        />
      </div>
    </section>
  );
}
