import { countText, shortNumber } from "@/components/ui/count";
import { Placeholder } from "@/components/ui/skeleton";
import { titleOf } from "@/components/videos/video-grid";
import type { Video } from "@/lib/tiktok/videos";

const HEIGHT = 120;
const BAR = 24;
const GAP = 10;

const CARD = "rounded-card border p-5";
const CAPTION = "flex flex-wrap items-baseline justify-between gap-2 text-sm";
const BARS = "mt-4 h-28 w-full";
const AXIS = "mt-2 flex justify-between text-muted text-xs";

/** A bar chart of the views of each video on the page, oldest first, and the same as a list for screen readers. */
export function ViewsChart({ videos, locale }: { videos: Video[]; locale: string }) {
  const bars = videos.filter((video) => video.view_count !== undefined).reverse();
  const most = Math.max(...bars.map((video) => video.view_count ?? 0), 1);
  if (bars.length < 2) return null;
  const width = bars.length * (BAR + GAP) - GAP;
  return (
    <figure className={`${CARD} border-line bg-surface`}>
      <figcaption className={CAPTION}>
        <span className="font-semibold">Views per video</span>
        <span className="text-muted">Most: {shortNumber(most, locale)}</span>
      </figcaption>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={`${BARS} fill-accent`}
      >
        {bars.map((video, index) => {
          // Even a video without views gets a visible bar.
          const height = Math.max(2, ((video.view_count ?? 0) / most) * HEIGHT);
          const x = index * (BAR + GAP);
          return (
            <rect key={video.id} x={x} y={HEIGHT - height} width={BAR} height={height} rx={4}>
              <title>{barText(video, locale)}</title>
            </rect>
          );
        })}
      </svg>
      <ol className="sr-only">
        {bars.map((video) => (
          <li key={video.id}>{barText(video, locale)}</li>
        ))}
      </ol>
      <p aria-hidden className={AXIS}>
        <span>Oldest</span>
        <span>Newest</span>
      </p>
    </figure>
  );
}

/** Skeleton of the chart. */
export function ViewsChartSkeleton() {
  return (
    <Placeholder className={`${CARD} border-transparent`}>
      <p className={CAPTION}>&nbsp;</p>
      <div className={BARS} />
      <p className={AXIS}>&nbsp;</p>
    </Placeholder>
  );
}

function barText(video: Video, locale: string): string {
  return `${titleOf(video)}: ${countText(video.view_count ?? 0, "view", locale)}`;
}
