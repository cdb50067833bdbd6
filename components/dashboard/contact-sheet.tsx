import type { Video } from "tiktok-login";
import { VideoColumns } from "@/components/dashboard/videos/columns";
import { MedianLine, MedianSwatch } from "@/components/dashboard/videos/median-line";
import { textsOf } from "@/components/dashboard/videos/texts";
import { shortNumber } from "@/components/ui/count";
import { Placeholder } from "@/components/ui/skeleton";
import { NoVideos } from "@/components/videos/no-videos";
import { bestVideoOf } from "@/lib/account/insights/best";
import { ENOUGH_FOR_MEDIAN } from "@/lib/account/insights/median";
import { viewsOf } from "@/lib/account/insights/views";

const COLUMNS = 12;
// Above the highest bar there is room for its number.
const BARS = "mt-6 h-32 sm:h-44";
const COVER = "aspect-[9/16] sm:aspect-[3/4]";
const HEADING = "flex flex-wrap items-baseline justify-between gap-x-6";
const CAPTION = "basis-full whitespace-nowrap text-muted text-xs sm:basis-auto sm:text-sm";
const GRID = "grid gap-x-0.5 sm:grid-cols-12 sm:gap-x-2";

/**
 * The last videos, oldest first: a bar of views that stands on the video's cover, and the median as a dashed line. Each
 * column is a link to the video on TikTok.
 * @param props.videos newest first
 */
export function ContactSheet({ videos, locale }: { videos: Video[]; locale: string }) {
  if (videos.length === 0) return <NoVideos />;
  const views = viewsOf(videos);
  const median = (views && views.counted >= ENOUGH_FOR_MEDIAN && views.median) || null;
  const most = Math.max(1, ...videos.map(({ view_count = 0 }) => view_count));
  const best = bestVideoOf(videos)?.video;
  return (
    <section>
      <div className={HEADING}>
        <h2 className="text-heading">
          {videos.length === 1 ? "Your video" : `Your last ${videos.length} videos`}
        </h2>
        <p className={CAPTION}>
          Views{videos.length > 1 && ", oldest to newest"}
          {median !== null && (
            <span className="ml-3 text-ink">
              <MedianSwatch /> Median {shortNumber(median, locale)}
            </span>
          )}
        </p>
      </div>
      <div className="relative">
        <ol className={`${GRID} ${columnsFor(videos.length)}`}>
          <VideoColumns
            columns={videos.toReversed().map((video) => ({
              texts: textsOf(video, locale),
              share: video.view_count === undefined ? null : video.view_count / most,
              ...(video === best && { isBest: true }),
              ...(isCrossed(video, median, most) && { isCrossed: true }),
            }))}
            barClass={BARS}
            coverClass={COVER}
          />
          <EmptyFrames columns={COLUMNS - videos.length} />
        </ol>
        {median !== null && <MedianLine share={median / most} className={BARS} />}
      </div>
    </section>
  );
}

/** Frames for the videos that are still to come, where there is room for them. */
function EmptyFrames({ columns }: { columns: number }) {
  return Array.from({ length: Math.max(0, columns) }, (_, index) => `frame-${index}`).map((key) => (
    <li key={key} aria-hidden className="hidden sm:block">
      <div className={BARS} />
      <div className={`mt-1 rounded-md border border-line border-dashed ${COVER}`} />
    </li>
  ));
}

/** On a phone, few videos share the whole width. On larger screens, the columns are as wide as those of twelve. */
function columnsFor(videos: number): string {
  if (videos > 8) return "grid-cols-12";
  return videos > 5 ? "grid-cols-8" : "grid-cols-5";
}

// The number above a bar would stand on the line of the median.
const NUMBER_HEIGHT = 0.14;
const ROOM_IN_BAR = 0.15;

function isCrossed({ view_count }: Video, median: number | null, most: number): boolean {
  if (view_count === undefined || median === null) return false;
  const below = (median - view_count) / most;
  return below >= 0 && below < NUMBER_HEIGHT && view_count / most > ROOM_IN_BAR;
}

/** Skeleton of the chart. */
export function ContactSheetSkeleton() {
  return (
    <div>
      <div className={HEADING}>
        <Placeholder className="w-44 rounded-full">
          <p className="text-heading">&nbsp;</p>
        </Placeholder>
        <p className={CAPTION}>&nbsp;</p>
      </div>
      <div className={`${GRID} grid-cols-12`}>
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
