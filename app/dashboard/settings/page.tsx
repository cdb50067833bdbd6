import type { Metadata } from "next";
import { DisconnectForm } from "@/components/settings/disconnect-form";
import { GrantFacts } from "@/components/settings/grant-facts";
import { quietButton } from "@/components/ui/button";
import { ConfirmLink } from "@/components/ui/confirm-link";
import { routes } from "@/lib/routes";
import { requireSession } from "@/lib/session/current";

export const metadata: Metadata = { title: "Settings", robots: { index: false } };

export default async function Settings() {
  const session = await requireSession(routes.settings);
  return (
    <>
      <h1 className="text-title">Settings</h1>
      <section className="space-y-4">
        <h2 className="text-heading">Your connection to TikTok</h2>
        <GrantFacts session={session} />
      </section>
      <section className="space-y-4">
        <h2 className="text-heading">Your data</h2>
        <p className="max-w-prose text-muted text-sm">
          Everything this site holds about you is in your browser's session cookie and, for a few
          minutes, in a cache. Signing out keeps this site's access to TikTok, disconnecting ends
          it.
        </p>
        <div className="flex flex-wrap gap-3">
          <a href={routes.export} className={quietButton}>
            Export my data
          </a>
          <ConfirmLink
            href={routes.disconnect}
            label="Disconnect TikTok"
            className={`${quietButton} text-mark`}
            title="Disconnect TikTok?"
          >
            <DisconnectForm />
          </ConfirmLink>
        </div>
      </section>
    </>
  );
}
