import { type ReactNode, Suspense } from "react";
import { About, AboutSkeleton } from "@/components/dashboard/about";
import { Comparison } from "@/components/dashboard/comparison";
import { connectionOf } from "@/components/dashboard/connection";
import { ContactSheetSkeleton } from "@/components/dashboard/contact-sheet";
import { Freshness, FreshnessSkeleton } from "@/components/dashboard/freshness";
import { Overview } from "@/components/dashboard/overview";
import { StripSkeleton } from "@/components/dashboard/video-figures";
import { contentArea, Placeholder, Skeleton } from "@/components/ui/skeleton";
import type { StatsDay } from "@/lib/account/history-day";
import type { AccountProfile } from "@/lib/account/profile";
import type { AccountVideos } from "@/lib/account/videos";
import type { Grant } from "@/lib/session/grant";
import type { Reading } from "@/lib/session/read";
import { hasScope } from "@/lib/tiktok/scopes";
import type { Video } from "@/lib/tiktok/videos";

/** What TikTok answered about the person. */
export interface Answers {
  account: Reading<AccountProfile>;
  /** The newest videos; null if they were not granted. */
  newest: Reading<AccountVideos> | null;
  /** The videos before those; a promise if they take longer than the rest of the page. */
  before: Reading<AccountVideos> | null | Promise<Reading<AccountVideos> | null>;
}

/**
 * Everything about the person that comes from TikTok, and how old it is.
 * @param props.returnTo the page to return to
 * @param props.children what comes last
 */
export async function Details(props: {
  reading: Promise<Answers>;
  history: StatsDay[] | null;
  returnTo: string;
  locale: string;
  children?: ReactNode;
}) {
  const { history, returnTo, locale, children } = props;
  const { account, newest, before } = await props.reading;
  const isKnown = newest !== null && (newest.problem === null || newest.data.videos.length > 0);
  const videos = isKnown ? newest.data.videos : null;
  return (
    <div className={contentArea}>
      <About profile={account.data.profile} />
      <Freshness reading={connectionOf(account, newest)} returnTo={returnTo} />
      <Overview
        videos={videos}
        stats={account.data.stats}
        history={history}
        locale={locale}
        comparison={videos && <ComparisonWith {...{ videos, before, locale }} />}
      />
      {children}
    </div>
  );
}

function ComparisonWith(props: { videos: Video[]; before: Answers["before"]; locale: string }) {
  const { before, ...rest } = props;
  if (!(before instanceof Promise))
    return before && <Comparison before={before.data.videos} {...rest} />;
  return (
    <Suspense fallback={null}>
      <LateComparison before={before} {...rest} />
    </Suspense>
  );
}

async function LateComparison(props: {
  videos: Video[];
  before: Promise<Reading<AccountVideos> | null>;
  locale: string;
}) {
  return <ComparisonWith {...props} before={await props.before} />;
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
