import type { Metadata } from "next";
import { signInProviders } from "@/auth";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { readConnection } from "@/components/dashboard/connection";
import { AccountList } from "@/components/settings/account-list";
import { DeleteMyDataLink, DisconnectLink } from "@/components/settings/confirmations";
import { ConnectionDetails, ConnectionSkeleton } from "@/components/settings/connection-details";
import { SessionList } from "@/components/settings/session-list";
import { HowItEnds, WhatIsKept } from "@/components/settings/what-is-kept";
import { SignInProblem } from "@/components/sign-in/sign-in-problem";
import { quietButton } from "@/components/ui/button";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { listAccounts } from "@/lib/account/accounts";
import { listSessions } from "@/lib/account/sessions";
import { requestLocale } from "@/lib/locale";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

export const metadata: Metadata = { title: "Settings", robots: { index: false } };

export default async function Settings({ searchParams }: PageProps<"/dashboard/settings">) {
  const session = await sessions.require(routes.settings);
  const { grant, expiresAt } = session;
  const [signedIn, accounts] = await Promise.all([
    listSessions(session),
    signInProviders.length > 1 ? listAccounts(session) : null,
  ]);
  const { error, code } = await searchParams;
  const locale = await requestLocale();
  return (
    <>
      <h1 className="text-title">Settings</h1>
      {error && <SignInProblem error={String(error)} code={code && String(code)} />}
      <section className="space-y-4">
        <h2 className="text-heading">Your connection to TikTok</h2>
        {grant ? (
          <StreamIfSlow data={readConnection(grant)} skeleton={<ConnectionSkeleton />}>
            {({ problem }) => <ConnectionDetails {...{ grant, expiresAt, locale, problem }} />}
          </StreamIfSlow>
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
      {signedIn && (
        <section className="space-y-4">
          <h2 className="text-heading">Where you are signed in</h2>
          <SessionList sessions={signedIn} locale={locale} />
        </section>
      )}
      <section className="space-y-4">
        <h2 className="text-heading">Your data</h2>
        <WhatIsKept />
        <a href={routes.export} className={quietButton}>
          Export my data
        </a>
      </section>
      <section className="space-y-4 border-line border-t pt-8">
        <h2 className="text-heading">{sessions ? "Disconnect or delete" : "Disconnect"}</h2>
        <HowItEnds />
        <div className="flex flex-wrap gap-3">
          {grant && <DisconnectLink />}
          {sessions && <DeleteMyDataLink />}
        </div>
      </section>
    </>
  );
}
