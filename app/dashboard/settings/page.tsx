import type { Metadata } from "next";
import { ConnectionDetails } from "@/components/settings/connection-details";
import { DisconnectForm } from "@/components/settings/disconnect-form";
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
        <ConnectionDetails session={session} />
      </section>
      <section className="space-y-4">
        <h2 className="text-heading">Your data</h2>
        <p className="max-w-prose text-muted text-sm">
          What this site knows about you is in an encrypted cookie in your browser and, for a few
          minutes, in the server's cache. When you sign out, TikTok still lists this site as
          connected. To end the connection, disconnect TikTok.
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
            cancelLabel="Keep it"
          >
            <DisconnectForm />
          </ConfirmLink>
        </div>
      </section>
    </>
  );
}
