import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { ScopeSketch } from "@/components/sign-in/scope-sketch";
import { scopeText } from "@/components/sign-in/scope-text";
import type { Scope } from "@/lib/scopes";

/**
 * Stands in for content whose scopes were not granted: a preview of what each adds, and one trip to TikTok for all.
 * @param props.scopes what is missing, at least one
 * @param props.returnTo the page to return to
 * @param props.wasDeclined whether the person was just asked and said no
 */
export function GrantMore(props: { scopes: Scope[]; returnTo: string; wasDeclined: boolean }) {
  const { scopes, returnTo, wasDeclined } = props;
  const what = new Intl.ListFormat("en-GB").format(scopes.map((scope) => scopeText(scope).noun));
  return (
    <section className="space-y-5 rounded-card border border-line border-dashed p-5 sm:p-6">
      <div className="flex flex-col items-start justify-between gap-x-8 gap-y-4 sm:flex-row sm:items-center">
        <div className="max-w-prose">
          <h2 className="text-heading">{wasDeclined ? "Not shared" : `Add your ${what}`}</h2>
          <p className="mt-1 text-muted text-sm">
            {wasDeclined
              ? `You chose not to share this, and that is fine. What you share is still here, and you can add your ${what} at any time.`
              : "TikTok asks you first, and you choose what to share."}
          </p>
        </div>
        <div className="sm:shrink-0">
          <ContinueWithTikTok
            callbackUrl={returnTo}
            scope={scopes.join(",")}
            label={`Add ${what}`}
            variant={wasDeclined || scopes.length === 1 ? "quiet" : "primary"}
          />
        </div>
      </div>
      <ul className="grid gap-5 sm:grid-cols-3">
        {scopes.map((scope) => (
          <li key={scope} className="flex items-center gap-4 sm:block">
            <ScopeSketch scope={scope} />
            <div className="min-w-0 sm:mt-3">
              <h3 className="font-semibold text-sm">{scopeText(scope).title}</h3>
              <p className="text-muted text-sm">Adds {scopeText(scope).data}.</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
