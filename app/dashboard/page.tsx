import type { Metadata } from "next";
import { ConnectTikTok } from "@/components/dashboard/connect-tiktok";
import { type Answers, Details, DetailsSkeleton } from "@/components/dashboard/details";
import { IdentityHeader, LatestIdentity } from "@/components/dashboard/identity-header";
import { Welcome } from "@/components/dashboard/welcome";
import { GrantMore } from "@/components/sign-in/grant-more";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { readHistory } from "@/lib/account/history";
import { type AccountProfile, readAccountProfile } from "@/lib/account/profile";
import { type AccountVideos, readAccountVideos } from "@/lib/account/videos";
import { requestLocale } from "@/lib/locale";
import { routes, withQuery } from "@/lib/routes";
import { askedScopes } from "@/lib/session/asked-scopes";
import { requireSession } from "@/lib/session/current";
import type { Grant } from "@/lib/session/grant";
import type { Reading } from "@/lib/session/read";
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
  const reading = readAll(grant, accountProfile);
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
      <StreamIfSlow data={reading} skeleton={<DetailsSkeleton grant={grant} />}>
        <Details {...{ reading, history, returnTo, locale }}>{!isGrantFirst && grantMore}</Details>
      </StreamIfSlow>
    </>
  );
}

// The comparison may delay the page by this much, so that it is usually a part of it.
const COMPARISON_MS = 25;

async function readAll(
  grant: Grant,
  accountProfile: Promise<Reading<AccountProfile>>,
): Promise<Answers> {
  const canRead = hasScope(grant.scopes, "video.list");
  const accountVideos = canRead ? readAccountVideos(grant) : Promise.resolve(null);
  const beforeThem = accountVideos.then((newest) => readBefore(grant, newest));
  const [account, newest] = await Promise.all([accountProfile, accountVideos]);
  const later = new Promise<void>((resolve) => setTimeout(resolve, COMPARISON_MS));
  const before = await Promise.race([beforeThem, later]);
  return { account, newest, before: before === undefined ? beforeThem : before };
}

/** The videos before the newest ones; null if there are none. */
async function readBefore(grant: Grant, newest: Reading<AccountVideos> | null) {
  return newest && newest.data.next !== null ? readAccountVideos(grant, newest.data.next) : null;
}
