import type { Metadata } from "next";
import { signInProviders } from "@/auth";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { AccountList } from "@/components/settings/account-list";
import { ConnectionDetails } from "@/components/settings/connection-details";
import { DeleteMyDataForm } from "@/components/settings/delete-my-data-form";
import { DisconnectForm } from "@/components/settings/disconnect-form";
import { SessionList } from "@/components/settings/session-list";
import { WhatIsKept } from "@/components/settings/what-is-kept";
import { SignInProblem } from "@/components/sign-in/sign-in-problem";
import { quietButton } from "@/components/ui/button";
import { ConfirmLink } from "@/components/ui/confirm-link";
import { listAccounts } from "@/lib/account/accounts";
import { listSessions } from "@/lib/account/sessions";
import { routes } from "@/lib/routes";
import { requireSession } from "@/lib/session/current";

export const metadata: Metadata = { title: "Settings", robots: { index: false } };

export default async function Settings({ searchParams }: PageProps<"/dashboard/settings">) {
  const session = await requireSession(routes.settings);
  const { grant, expiresAt } = session;
  const [sessions, accounts] = await Promise.all([
    listSessions(session),
    signInProviders.length > 1 ? listAccounts(session) : null,
  ]);
  const { error, code } = await searchParams;
  return (
    <>
      <h1 className="text-title">Settings</h1>
      {error && <SignInProblem error={String(error)} code={code && String(code)} />}
      <section className="space-y-4">
        <h2 className="text-heading">Your connection to TikTok</h2>
        {grant ? (
          <ConnectionDetails grant={grant} expiresAt={expiresAt} />
        ) : (
          <ConnectTikTok returnTo={routes.settings} />
        )}
      </section>
      {accounts && (
        <section className="space-y-4">
          <h2 className="text-heading">How you sign in</h2>
          <AccountList accounts={accounts} />
        </section>
      )}
      {sessions && (
        <section className="space-y-4">
          <h2 className="text-heading">Where you are signed in</h2>
          <SessionList sessions={sessions} />
        </section>
      )}
      <section className="space-y-4">
        <h2 className="text-heading">Your data</h2>
        <WhatIsKept />
        <div className="flex flex-wrap gap-3">
          <a href={routes.export} className={quietButton}>
            Export my data
          </a>
          {grant && (
            <ConfirmLink
              href={routes.disconnect}
              label="Disconnect TikTok"
              className={`${quietButton} text-mark`}
              title="Disconnect TikTok?"
              cancelLabel="Keep it"
            >
              <DisconnectForm />
            </ConfirmLink>
          )}
          {sessions && (
            <ConfirmLink
              href={routes.deleteMyData}
              label="Delete my data"
              className={`${quietButton} text-mark`}
              title="Delete your data?"
              cancelLabel="Keep my data"
            >
              <DeleteMyDataForm />
            </ConfirmLink>
          )}
        </div>
      </section>
    </>
  );
}
