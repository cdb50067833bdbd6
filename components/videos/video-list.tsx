import type { Reading } from "tiktok-login/next";
import { contentArea, Placeholder, Skeleton } from "@/components/ui/skeleton";
import { NoVideos } from "@/components/videos/no-videos";
import { PageLinks } from "@/components/videos/page-links";
import { orderText, rangeText, readText } from "@/components/videos/range-text";
import { SortLinks } from "@/components/videos/sort-links";
import { VideoGrid, VideoGridSkeleton } from "@/components/videos/video-grid";
import { VideoTotals, VideoTotalsSkeleton } from "@/components/videos/video-totals";
import type { VideoSort } from "@/lib/account/video-order";
import type { VideoPage } from "@/lib/account/video-page";

const ORDER = "flex flex-wrap items-center justify-between gap-x-6 gap-y-3";

/** A page of the creator's videos, their totals, and links to other orders and pages. */
export function VideoList(props: { reading: Reading<VideoPage>; sort: VideoSort; locale: string }) {
  const { reading, sort, locale } = props;
  const { data: shown, problem } = reading;
  const { videos, page } = shown;
  const isEmpty = videos.length === 0;
  const hasOthers = !isEmpty || page > 1;
  return (
    <div className={contentArea}>
      {isEmpty && !problem && <NoVideos />}
      {!isEmpty && (
        <>
          <VideoTotals videos={shown.read} of={readText(sort, reading, locale)} locale={locale} />
          <div className={ORDER}>
            <Range reading={reading} sort={sort} locale={locale} />
            {(page > 1 || shown.read.length > 1) && <SortLinks current={sort} />}
          </div>
          <VideoGrid videos={videos} sort={sort} locale={locale} />
        </>
      )}
      {hasOthers && <PageLinks sort={sort} shown={shown} />}
    </div>
  );
}

function Range(props: { reading: Reading<VideoPage>; sort: VideoSort; locale: string }) {
  const { reading, sort, locale } = props;
  const { short, spoken } = rangeText(reading.data, locale);
  return (
    <p className="text-sm">
      <span aria-hidden className="font-medium tabular-nums">
        {short}
      </span>
      <span className="sr-only">{spoken}. </span>
      <span className="ml-3 text-muted">{orderText(sort, reading, locale)}</span>
    </p>
  );
}

/** Skeleton of a full page of videos. */
export function VideoListSkeleton() {
  return (
    <Skeleton label="Loading your videos">
      <VideoTotalsSkeleton />
      <div className={ORDER}>
        <Placeholder className="h-5 w-40 rounded-full" />
        <Placeholder className="h-11.5 w-full sm:w-84 rounded-full" />
      </div>
      <VideoGridSkeleton />
    </Skeleton>
  );
}
