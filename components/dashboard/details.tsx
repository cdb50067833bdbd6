import type { ReactNode } from "react";
import type { AccountVideos, Grant, Reading, Stats } from "tiktok-login/next";
import { Comparison } from "@/components/dashboard/comparison";
import { ContactSheetSkeleton } from "@/components/dashboard/contact-sheet";
import { Overview } from "@/components/dashboard/overview";
import { StripSkeleton } from "@/components/dashboard/video-figures";
import { contentArea, Placeholder, Skeleton } from "@/components/ui/skeleton";
import { StreamIfSlow } from "@/components/ui/stream-if-slow";
import { readAccountVideos } from "@/lib/account/videos";
import type { StatsDay } from "@/lib/history/stats-day";
import { hasScope } from "@/lib/scopes";

/**
 * The view of what TikTok answered about videos and counts. The comparison with the videos before the newest ones is
 * read here, and nothing waits for it.
 * @param props.newest null if the videos were not granted
 * @param props.children what comes last
 */
export function Details(props: {
  grant: Grant;
  newest: Reading<AccountVideos> | null;
  stats: Stats;
  history: StatsDay[] | null;
  locale: string;
  children?: ReactNode;
}) {
  const { grant, newest, stats, history, locale, children } = props;
  const isKnown = newest !== null && (newest.problem === null || newest.data.videos.length > 0);
  const videos = isKnown ? newest.data.videos : null;
  const next = newest?.data.next ?? null;
  return (
    <div className={contentArea}>
      <Overview
        {...{ videos, stats, history, locale }}
        comparison={
          videos &&
          next !== null && (
            <StreamIfSlow data={readAccountVideos(grant, next)} skeleton={null}>
              {(before) => (
                <Comparison videos={videos} before={before.data.videos} locale={locale} />
              )}
            </StreamIfSlow>
          )
        }
      />
      {children}
    </div>
  );
}

/** Skeleton of what this grant allows. */
export function DetailsSkeleton({ grant }: { grant: Grant }) {
  return (
    <Skeleton label="Loading your numbers">
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
