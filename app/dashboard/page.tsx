import type { Metadata } from "next";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { History } from "@/components/dashboard/history";
import { IdentityHeader, LatestIdentity } from "@/components/dashboard/identity-header";
import { ProfileDetails, ProfileDetailsSkeleton } from "@/components/dashboard/profile-details";
import { GrantAccess } from "@/components/sign-in/grant-access";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { readHistory } from "@/lib/account/history";
import { readAccountProfile } from "@/lib/account/profile";
import { requestLocale } from "@/lib/locale";
import { routes, withQuery } from "@/lib/routes";
import { askedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope, type Scope } from "@/lib/tiktok/scopes";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

// The scopes that this page uses besides the basic one.
const OPTIONAL_SCOPES: Scope[] = ["user.info.profile", "user.info.stats"];

export default async function Dashboard({ searchParams }: PageProps<"/dashboard">) {
  const returnTo = withQuery(routes.dashboard, await searchParams);
  const session = await requireSession(returnTo);
  const { user, grant } = session;
  if (!grant) {
    return (
      <>
        <IdentityHeader identity={user} />
        <ConnectTikTok returnTo={returnTo} />
      </>
    );
  }
  const accountProfile = readAccountProfile(grant);
  const history = hasScope(grant.scopes, "user.info.stats") ? await readHistory(session) : null;
  const locale = await requestLocale();
  const declined = await askedScopes();
  const notGranted = OPTIONAL_SCOPES.filter(
    (scope) => hasScope(tiktokApp.scopes, scope) && !hasScope(grant.scopes, scope),
  );
  return (
    <>
      <StreamIfSlow data={accountProfile} skeleton={<IdentityHeader identity={grant} />}>
        <LatestIdentity accountProfile={accountProfile} />
      </StreamIfSlow>
      {notGranted.map((scope) => (
        <GrantAccess
          key={scope}
          scope={scope}
          returnTo={returnTo}
          wasDeclined={declined.includes(scope)}
        />
      ))}
      <StreamIfSlow data={accountProfile} skeleton={<ProfileDetailsSkeleton grant={grant} />}>
        <ProfileDetails accountProfile={accountProfile} returnTo={returnTo}>
          {history && <History days={history} locale={locale} />}
        </ProfileDetails>
      </StreamIfSlow>
    </>
  );
}
