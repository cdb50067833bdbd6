import type { ReactNode } from "react";
import { TechnicalDetails } from "@/components/settings/technical-details";
import { scopeText } from "@/components/sign-in/scope-text";
import { LocalTime } from "@/components/ui/local-time";
import type { Grant } from "@/lib/session/grant";

/**
 * What the account shares with this site, and for how long.
 * @param props.expiresAt when the session expires, in Unix seconds
 */
export function ConnectionDetails(props: { grant: Grant; expiresAt: number; locale: string }) {
  const { grant, expiresAt, locale } = props;
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
