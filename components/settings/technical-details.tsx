import { Check, Copy } from "lucide";
import type { ReactNode } from "react";
import { fieldsFor } from "tiktok-login";
import type { Grant } from "tiktok-login/next";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon";
import { LocalTime } from "@/components/ui/local-time";

/** What developers ask for: the account's ID, TikTok's names for what is shared, and when the tokens expire. */
export function TechnicalDetails({ grant, locale }: { grant: Grant; locale: string }) {
  return (
    <details className="border-line border-t py-4 text-sm">
      <summary className="w-fit cursor-pointer text-muted hover:text-ink">
        Technical details
      </summary>
      <dl className="mt-4 space-y-4">
        <Item label="Account ID (open_id)">
          <span className="flex items-center gap-1">
            <code className="[overflow-wrap:anywhere]">{grant.openId}</code>
            <CopyButton
              text={grant.openId}
              label="Copy account ID"
              icon={<Icon shape={Copy} className="size-4" />}
              doneIcon={<Icon shape={Check} className="size-4" />}
            />
          </span>
        </Item>
        <Item label="Scopes and their fields">
          <ul className="space-y-1">
            {grant.scopes.map((scope) => (
              <li key={scope} className="[overflow-wrap:anywhere]">
                <code>{[scope, ...fieldsFor([scope])].join(" · ")}</code>
              </li>
            ))}
          </ul>
        </Item>
        <Item label="Access token expires">
          <LocalTime at={grant.accessTokenExpiresAt} locale={locale} />; it is refreshed while you
          use this site
        </Item>
        <Item label="Refresh token expires">
          <LocalTime at={grant.refreshTokenExpiresAt} locale={locale} />
        </Item>
      </dl>
    </details>
  );
}

function Item({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
