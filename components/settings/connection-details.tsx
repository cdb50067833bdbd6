import type { ReactNode } from "react";
import type { Problem } from "tiktok-login";
import type { Grant } from "tiktok-login/next";
import { onlyConsentHelps, reasonText } from "@/components/dashboard/freshness";
import { TechnicalDetails } from "@/components/settings/technical-details";
import { ContinueWithTikTok } from "@/components/sign-in/continue-with-tiktok";
import { scopeText } from "@/components/sign-in/scope-text";
import { LocalTime } from "@/components/ui/local-time";
import { routes } from "@/lib/routes";

/**
 * What the account shares with this site, and for how long; or that it shares nothing any more, as the dashboard tells it.
 * @param props.expiresAt when the session expires, in Unix seconds
 * @param props.problem why TikTok could not be read
 */
export function ConnectionDetails(props: {
  grant: Grant;
  expiresAt: number;
  locale: string;
  problem: Problem | null;
}) {
  const { grant, expiresAt, locale, problem } = props;
  if (problem && onlyConsentHelps(problem.code)) {
    return (
      <div className="space-y-3 rounded-card border border-line bg-mark-soft p-5">
        <p>{reasonText(problem.code)}</p>
        <ContinueWithTikTok
          callbackUrl={routes.settings}
          label="Reconnect TikTok"
          variant="quiet"
        />
      </div>
    );
  }
  return (
    <div className="rounded-card border border-line bg-surface px-5">
      <dl className="divide-y divide-line">
        <Row label="You share">
          <ul className="space-y-1">
            {grant.scopes.map((scope) => (
              <li key={scope} className="first-letter:uppercase">
                {scopeText(scope).data}
              </li>
            ))}
          </ul>
        </Row>
        <Row label="Last sign-in">
          <LocalTime at={grant.grantedAt} locale={locale} />
        </Row>
        <Row label="TikTok stays connected until">
          <LocalTime day at={grant.refreshTokenExpiresAt} locale={locale} />
        </Row>
        <Row label="You stay signed in until">
          <LocalTime day at={expiresAt} locale={locale} />, or longer if you come back before then
        </Row>
      </dl>
      <TechnicalDetails grant={grant} locale={locale} />
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 py-4 text-sm sm:grid-cols-[13rem_1fr]">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Stands in for the details while TikTok is being asked. */
export function ConnectionSkeleton() {
  return (
    <p className="text-muted text-sm">
      Asking TikTok…{" "}
      <noscript>
        {/* biome-ignore lint/a11y/useValidAnchor: the address of the page itself */}
        <a href="">Load the page again</a>
      </noscript>
    </p>
  );
}
