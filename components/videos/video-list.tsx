import { VideoOff } from "lucide-react";
import Link from "next/link";
import { Freshness, FreshnessSkeleton } from "@/components/dashboard/freshness";
import { quietButton } from "@/components/ui/button";
import { contentArea, Skeleton } from "@/components/ui/skeleton";
import { VideoGrid, VideoGridSkeleton } from "@/components/videos/video-grid";
import { ViewsChart, ViewsChartSkeleton } from "@/components/videos/views-chart";
import type { AccountVideos } from "@/lib/account/videos";
import { requestLocale } from "@/lib/locale";
import { routes, withQuery } from "@/lib/routes";

/**
 * A page of the creator's videos, with links to older videos and back to the newest.
 * @param returnTo the page to return to
 * @param isFirst whether this is the page with the newest videos
 */
export async function VideoList(props: {
  accountVideos: Promise<AccountVideos>;
  returnTo: string;
  isFirst: boolean;
}) {
  const { accountVideos, returnTo, isFirst } = props;
  const locale = await requestLocale();
  const { videos, next, failure, retryAfter, readAt } = await accountVideos;
  const isEmpty = videos.length === 0 && failure === null;
  return (
    <div className={contentArea}>
      <Freshness {...{ failure, retryAfter, returnTo, readAt }} content="videos" />
      {isEmpty && <NoVideos />}
      <ViewsChart videos={videos} locale={locale} />
      <VideoGrid videos={videos} locale={locale} />
      <nav aria-label="More videos" className="flex flex-wrap gap-3">
        {!isFirst && (
          <Link href={routes.videos} prefetch={false} className={quietButton}>
            Newest
          </Link>
        )}
        {next !== null && (
          <Link
            href={withQuery(routes.videos, { cursor: String(next) })}
            prefetch={false}
            className={quietButton}
          >
            Older videos
          </Link>
        )}
      </nav>
    </div>
  );
}

/** Skeleton of a full page of videos. */
export function VideoListSkeleton() {
  return (
    <Skeleton label="Loading your videos">
      <FreshnessSkeleton />
      <ViewsChartSkeleton />
      <VideoGridSkeleton />
    </Skeleton>
  );
}

function NoVideos() {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-line border-dashed px-6 py-16 text-center">
      <VideoOff aria-hidden className="size-8 text-muted" />
      <p className="font-semibold">No public videos yet</p>
      <p className="max-w-xs text-muted text-sm">
        Videos you post publicly on TikTok will show up here, with their numbers.
      </p>
    </div>
  );
}
