import type { Metadata } from "next";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { Details, DetailsSkeleton } from "@/components/dashboard/details";
import { IdentityHeader, LatestIdentity } from "@/components/dashboard/identity-header";
import { Welcome } from "@/components/dashboard/welcome";
import { GrantMore } from "@/components/sign-in/grant-more";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { readHistory } from "@/lib/account/history";
import { readAccountProfile } from "@/lib/account/profile";
import { readAccountVideos } from "@/lib/account/videos";
import { requestLocale } from "@/lib/locale";
import { routes, withQuery } from "@/lib/routes";
import { askedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import type { Grant } from "@/lib/session/grant";
import { tiktokApp } from "@/lib/tiktok/app";
import { hasScope, type Scope } from "@/lib/tiktok/scopes";

export const metadata: Metadata = { title: "Dashboard", robots: { index: false } };

// The scopes that this page uses besides the basic one.
const OPTIONAL_SCOPES: Scope[] = ["user.info.profile", "user.info.stats", "video.list"];

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
  const { accountVideos, videosBefore } = readVideos(grant);
  const data = Promise.all([accountProfile, accountVideos]);
  const hasNumbers = hasScope(grant.scopes, "user.info.stats");
  const history = hasNumbers ? await readHistory(session) : null;
  const locale = await requestLocale();
  const declined = await askedScopes();
  const missing = OPTIONAL_SCOPES.filter(
    (scope) => hasScope(tiktokApp.scopes, scope) && !hasScope(grant.scopes, scope),
  );
  const isWelcome = !hasNumbers && !hasScope(grant.scopes, "video.list");
  const grantMore = missing.length > 0 && (
    <GrantMore
      scopes={missing}
      returnTo={returnTo}
      wasDeclined={missing.every((scope) => declined.includes(scope))}
    />
  );
  // Who shares something sees that first, unless the answer at TikTok has just been given.
  const isGrantFirst = isWelcome || declined.length > 0;
  return (
    <>
      <StreamIfSlow data={accountProfile} skeleton={<IdentityHeader identity={grant} />}>
        <LatestIdentity accountProfile={accountProfile} />
      </StreamIfSlow>
      {isWelcome && <Welcome hasProfile={hasScope(grant.scopes, "user.info.profile")} />}
      {isGrantFirst && grantMore}
      <StreamIfSlow data={data} skeleton={<DetailsSkeleton grant={grant} />}>
        <Details {...{ accountProfile, accountVideos, videosBefore, history, returnTo, locale }}>
          {!isGrantFirst && grantMore}
        </Details>
      </StreamIfSlow>
    </>
  );
}

/** The newest videos, and those before them, which nothing waits for. */
function readVideos(grant: Grant) {
  const accountVideos = hasScope(grant.scopes, "video.list")
    ? readAccountVideos(grant)
    : Promise.resolve(null);
  const videosBefore = accountVideos.then((page) =>
    page && page.next !== null ? readAccountVideos(grant, page.next) : null,
  );
  return { accountVideos, videosBefore };
}
