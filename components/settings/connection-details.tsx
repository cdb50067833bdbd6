import type { ReactNode } from "react";
import { scopeText } from "@/components/sign-in/scope-text";
import { CopyButton } from "@/components/ui/copy-button";
import type { Grant } from "@/lib/session/grant";
import { fieldsFor } from "@/lib/tiktok/profile";

const dateTime = new Intl.DateTimeFormat("en", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** The account, what it shares with this site, and when the tokens and the session expire. */
export function ConnectionDetails({ grant, expiresAt }: { grant: Grant; expiresAt: number }) {
  return (
    <dl className="divide-y divide-line rounded-card border border-line bg-surface px-5">
      <Row label="Account ID">
        <span className="flex items-center gap-1 sm:-mt-2">
          <code className="text-sm [overflow-wrap:anywhere]">{grant.openId}</code>
          <CopyButton text={grant.openId} label="Copy account ID" />
        </span>
        <span className="block text-muted text-xs">
          TikTok's <code>open_id</code>, which identifies your account on this site
        </span>
      </Row>
      <Row label="Shared with this site">
        <ul className="space-y-2">
          {grant.scopes.map((scope) => (
            <li key={scope}>
              {scopeText(scope).title}: {scopeText(scope).data}
              <span className="block text-muted text-xs [overflow-wrap:anywhere]">
                <code>{[scope, ...fieldsFor([scope])].join(" · ")}</code>
              </span>
            </li>
          ))}
        </ul>
      </Row>
      <Row label="Last sign-in">
        <DateTime at={grant.grantedAt} />
      </Row>
      <Row label="Current access expires">
        <DateTime at={grant.accessTokenExpiresAt} />; it is renewed while you use this site
      </Row>
      <Row label="Connection expires">
        <DateTime at={grant.refreshTokenExpiresAt} />
      </Row>
      <Row label="You stay signed in until">
        <DateTime at={expiresAt} />, or longer if you come back before then
      </Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 py-4 sm:grid-cols-[12rem_1fr]">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="text-sm">{children}</dd>
    </div>
  );
}

function DateTime({ at }: { at: number }) {
  const date = new Date(at * 1000);
  return <time dateTime={date.toISOString()}>{dateTime.format(date)} UTC</time>;
}
