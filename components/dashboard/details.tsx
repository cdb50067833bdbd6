import type { ReactNode } from "react";
import { About, AboutSkeleton } from "@/components/dashboard/about";
import { Comparison } from "@/components/dashboard/comparison";
import { connectionOf } from "@/components/dashboard/connection";
import { ContactSheetSkeleton } from "@/components/dashboard/contact-sheet";
import { Freshness, FreshnessSkeleton } from "@/components/dashboard/freshness";
import { Overview } from "@/components/dashboard/overview";
import { StripSkeleton } from "@/components/dashboard/video-figures";
import { contentArea, Placeholder, Skeleton } from "@/components/ui/skeleton";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import type { StatsDay } from "@/lib/account/history-day";
import type { AccountProfile } from "@/lib/account/profile";
import type { AccountVideos } from "@/lib/account/videos";
import type { Grant } from "@/lib/session/grant";
import { hasScope } from "@/lib/tiktok/scopes";

/**
 * Everything about the person that comes from TikTok, and how old it is.
 * @param props.accountVideos the newest videos; null if they were not granted
 * @param props.videosBefore the videos before those, which the page does not wait for
 * @param props.returnTo the page to return to
 */
export async function Details(props: {
  accountProfile: Promise<AccountProfile>;
  accountVideos: Promise<AccountVideos | null>;
  videosBefore: Promise<AccountVideos | null>;
  history: StatsDay[] | null;
  returnTo: string;
  locale: string;
  /** What comes last. */
  children?: ReactNode;
}) {
  const { history, returnTo, locale, videosBefore } = props;
  const [account, page] = await Promise.all([props.accountProfile, props.accountVideos]);
  const isUnknown = !page || (page.failure !== null && page.videos.length === 0);
  return (
    <div className={contentArea}>
      <About profile={account.profile} />
      <Freshness {...connectionOf(account, page)} returnTo={returnTo} />
      <Overview
        videos={isUnknown ? null : page.videos}
        stats={account.stats}
        history={history}
        locale={locale}
        comparison={
          !isUnknown &&
          page.next !== null && (
            <StreamIfSlow data={videosBefore} skeleton={null}>
              <LaterComparison videos={page} before={videosBefore} locale={locale} />
            </StreamIfSlow>
          )
        }
      />
      {props.children}
    </div>
  );
}

async function LaterComparison(props: {
  videos: AccountVideos;
  before: Promise<AccountVideos | null>;
  locale: string;
}) {
  const before = await props.before;
  if (!before) return null;
  return <Comparison videos={props.videos.videos} before={before.videos} locale={props.locale} />;
}

/** Skeleton of what this grant allows. */
export function DetailsSkeleton({ grant }: { grant: Grant }) {
  return (
    <Skeleton label="Loading your numbers">
      {hasScope(grant.scopes, "user.info.profile") && <AboutSkeleton />}
      <FreshnessSkeleton />
      {hasScope(grant.scopes, "video.list") && (
        <>
          <ContactSheetSkeleton />
          <StripSkeleton />
          <div className="grid gap-6 pt-2 sm:grid-cols-2">
            <Placeholder className="h-44 rounded-card sm:h-64" />
            <Placeholder className="h-64 rounded-card" />
          </div>
        </>
      )}
      {hasScope(grant.scopes, "user.info.stats") && <Placeholder className="h-56 rounded-card" />}
    </Skeleton>
  );
}
