import type { Metadata } from "next";
import { withQuery } from "tiktok-login/next";
import { About, AboutSkeleton } from "@/components/dashboard/about";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { connectionOf } from "@/components/dashboard/connection";
import { Details, DetailsSkeleton } from "@/components/dashboard/details";
import { Freshness } from "@/components/dashboard/freshness";
import { IdentityHeader } from "@/components/dashboard/identity-header";
import { Welcome } from "@/components/dashboard/welcome";
import { GrantMore } from "@/components/sign-in/grant-more";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { readAccountVideos } from "@/lib/account/videos";
import { readHistory } from "@/lib/history/history";
import { requestLocale } from "@/lib/locale";
import { routes } from "@/lib/routes";
import { hasScope, type Scope } from "@/lib/scopes";
import { sessions, tiktok } from "@/lib/sessions";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

// The scopes that this page uses besides the basic one.
const OPTIONAL_SCOPES: Scope[] = ["user.info.profile", "user.info.stats", "video.list"];

export default async function Dashboard({ searchParams }: PageProps<"/dashboard">) {
  const returnTo = withQuery(routes.dashboard, await searchParams);
  const session = await sessions.require(returnTo);
  const { user, grant } = session;
  if (!grant) {
    return (
      <>
        <IdentityHeader identity={user} />
        <ConnectTikTok returnTo={returnTo} />
      </>
    );
  }
  const profile = sessions.profile(grant);
  const videos = hasScope(grant.scopes, "video.list") ? readAccountVideos(grant) : null;
  const reading = Promise.all([profile, videos]);
  const hasNumbers = hasScope(grant.scopes, "user.info.stats");
  const history = hasNumbers ? await readHistory(session) : null;
  const locale = await requestLocale();
  const declined = await sessions.askedScopes();
  const missing = OPTIONAL_SCOPES.filter(
    (scope) => hasScope(tiktok.scopes, scope) && !hasScope(grant.scopes, scope),
  );
  const isWelcome = !hasNumbers && !hasScope(grant.scopes, "video.list");
  const grantMore = missing.length > 0 && (
    <GrantMore
      scopes={missing}
      returnTo={returnTo}
      wasDeclined={missing.every((scope) => declined.includes(scope))}
    />
  );
  // What is shared comes first, unless the user has just answered at TikTok.
  const isGrantFirst = isWelcome || declined.length > 0;
  return (
    <>
      <StreamIfSlow data={profile} skeleton={<IdentityHeader identity={grant} />}>
        {({ data }) => <IdentityHeader identity={data.identity} />}
      </StreamIfSlow>
      <StreamIfSlow
        data={reading}
        skeleton={hasScope(grant.scopes, "user.info.profile") && <AboutSkeleton />}
      >
        {([{ data }]) => <About profile={data.profile} />}
      </StreamIfSlow>
      <Freshness
        data={reading}
        connectionOf={([account, newest]) => connectionOf(account, newest)}
        returnTo={returnTo}
      />
      {isWelcome && <Welcome hasProfile={hasScope(grant.scopes, "user.info.profile")} />}
      {isGrantFirst && grantMore}
      <StreamIfSlow data={reading} skeleton={<DetailsSkeleton grant={grant} />}>
        {([{ data }, newest]) => (
          <Details {...{ grant, newest, stats: data.stats, history, locale }}>
            {!isGrantFirst && grantMore}
          </Details>
        )}
      </StreamIfSlow>
    </>
  );
}
