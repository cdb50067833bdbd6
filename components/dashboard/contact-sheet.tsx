import { VideoOff } from "lucide-react";
import { VideoColumn } from "@/components/dashboard/videos/column";
import { MedianLine } from "@/components/dashboard/videos/median-line";
import { Placeholder } from "@/components/ui/skeleton";
import { bestVideoOf } from "@/lib/account/insights/best";
import { viewsOf } from "@/lib/account/insights/views";
import type { Video } from "@/lib/tiktok/videos";

const COLUMNS = 12;
// Above the highest bar there is room for its number.
const BARS = "mt-6 h-32 sm:h-44";
const COVER = "aspect-[3/4]";
const HEADING = "flex min-h-[1lh] flex-wrap items-baseline justify-between gap-x-6 text-heading";

/**
 * The last videos, oldest first: a bar of views that stands on the video's cover, and the median as a dashed line. Each
 * column is a link to the video on TikTok.
 * @param props.videos newest first
 */
export function ContactSheet({ videos, locale }: { videos: Video[]; locale: string }) {
  if (videos.length === 0) return <NoVideos />;
  const views = viewsOf(videos);
  const most = Math.max(1, ...videos.map(({ view_count = 0 }) => view_count));
  const best = bestVideoOf(videos)?.video;
  return (
    <section>
      <h2 className={HEADING}>
        {videos.length === 1 ? "Your first video" : `Your last ${videos.length} videos`}
        <span className="font-normal text-muted text-sm tracking-normal">
          Views{videos.length > 1 && ", oldest to newest"}
        </span>
      </h2>
      <div className="relative">
        <ol className="grid grid-cols-12 gap-x-0.5 sm:gap-x-2">
          {videos.toReversed().map((video, index) => (
            <VideoColumn
              key={video.id}
              video={video}
              share={video.view_count === undefined ? null : video.view_count / most}
              isBest={video === best}
              place={index}
              locale={locale}
              barClass={BARS}
              coverClass={COVER}
            />
          ))}
        </ol>
        {views && videos.length > 1 && (
          <MedianLine
            median={views.median}
            share={views.median / most}
            locale={locale}
            className={BARS}
          />
        )}
      </div>
    </section>
  );
}

/** Skeleton of the chart. */
export function ContactSheetSkeleton() {
  return (
    <div>
      <p className={HEADING}>
        <Placeholder className="h-6 w-44 rounded-full" />
      </p>
      <div className="grid grid-cols-12 gap-x-0.5 sm:gap-x-2">
        {Array.from({ length: COLUMNS }, (_, index) => `column-${index}`).map((key, index) => (
          <div key={key}>
            <div className={`${BARS} flex flex-col justify-end`}>
              <Placeholder className={`rounded-t-lg ${HEIGHTS[index % HEIGHTS.length]}`} />
            </div>
            <Placeholder className={`mt-1 rounded-md ${COVER}`} />
          </div>
        ))}
      </div>
    </div>
  );
}

const HEIGHTS = ["h-1/3", "h-1/2", "h-1/4", "h-2/3"];

function NoVideos() {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-line border-dashed px-6 py-12 text-center">
      <VideoOff aria-hidden className="size-8 text-muted" />
      <h2 className="font-semibold">No public videos yet</h2>
      <p className="max-w-xs text-muted text-sm">
        Post a public video on TikTok, and its views will stand here as the first bar.
      </p>
    </div>
  );
}
