import type { ReactNode } from "react";
import { scopeText } from "@/components/sign-in/scope-text";
import { CopyButton } from "@/components/ui/copy-button";
import type { Session } from "@/lib/session/cookie";
import { fieldsFor } from "@/lib/tiktok/profile";

const dateTime = new Intl.DateTimeFormat("en", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "UTC",
});

/** What the session contains: the account, the scopes, and when each part expires. */
export function GrantFacts({ session: { grant, expiresAt } }: { session: Session }) {
  return (
    <dl className="divide-y divide-line rounded-card border border-line bg-surface px-5">
      <Fact name="open_id">
        <span className="-my-2 flex items-center gap-1">
          <code className="text-sm [overflow-wrap:anywhere]">{grant.openId}</code>
          <CopyButton text={grant.openId} label="Copy open_id" />
        </span>
      </Fact>
      <Fact name="Shared with this site">
        <ul className="space-y-2">
          {grant.scopes.map((scope) => (
            <li key={scope}>
              {scopeText(scope).title}: {scopeText(scope).adds}
              <span className="block text-muted text-xs [overflow-wrap:anywhere]">
                <code>{[scope, ...fieldsFor([scope])].join(" · ")}</code>
              </span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name="Granted">
        <DateTime at={grant.grantedAt} />
      </Fact>
      <Fact name="Access token expires">
        <DateTime at={grant.accessTokenExpiresAt} />, and is refreshed while you use the site
      </Fact>
      <Fact name="Refresh token expires">
        <DateTime at={grant.refreshTokenExpiresAt} />
      </Fact>
      <Fact name="Session expires">
        <DateTime at={expiresAt} />, unless you visit before then
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 py-4 sm:grid-cols-[12rem_1fr]">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="text-sm">{children}</dd>
    </div>
  );
}

function DateTime({ at }: { at: number }) {
  const date = new Date(at * 1000);
  return <time dateTime={date.toISOString()}>{dateTime.format(date)} UTC</time>;
}
