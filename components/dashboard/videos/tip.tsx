import { dateText, percent } from "@/components/dashboard/figures";
import { countText, shortNumber } from "@/components/ui/count";
import { titleOf } from "@/components/videos/video-grid";
import { engagementOf } from "@/lib/account/insights/engagement";
import type { Video } from "@/lib/tiktok/videos";

const COUNTS = [
  { field: "view_count", noun: "view", label: "Views" },
  { field: "like_count", noun: "like", label: "Likes" },
  { field: "comment_count", noun: "comment", label: "Comments" },
  { field: "share_count", noun: "share", label: "Shares" },
] as const;

// Where nothing hovers it is a popover at the bottom of the screen. Otherwise it stands above its column: on a narrow
// screen as wide as the chart, on others inside the chart's edges.
const POPOVER =
  "inset-auto inset-x-4 bottom-4 m-0 w-auto rounded-card border border-line bg-surface p-4 text-ink text-sm shadow-xl backdrop:bg-black/40";
const HOVER =
  "[@media(hover:hover)]:absolute [@media(hover:hover)]:inset-x-0 [@media(hover:hover)]:bottom-full [@media(hover:hover)]:z-10 [@media(hover:hover)]:group-hover:block [@media(hover:hover)]:group-has-[a:focus-visible]:block sm:[@media(hover:hover)]:w-60";
const SIDES = [
  "sm:[@media(hover:hover)]:right-auto sm:[@media(hover:hover)]:left-0",
  "sm:[@media(hover:hover)]:right-auto sm:[@media(hover:hover)]:left-1/2 sm:[@media(hover:hover)]:-translate-x-1/2",
  "sm:[@media(hover:hover)]:left-auto sm:[@media(hover:hover)]:right-0",
] as const;

/** What is known of a video, above its column. Where nothing hovers, a button over the column opens it. */
export function VideoTip(props: { video: Video; id: string; place: number; locale: string }) {
  const { video, id, place, locale } = props;
  const engagement = engagementOf([video]);
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="absolute inset-0 hidden cursor-pointer [@media(hover:none)]:block"
      >
        <span className="sr-only">Numbers of {titleOf(video)}</span>
      </button>
      <div id={id} popover="auto" className={`${POPOVER} ${HOVER} ${SIDES[Math.floor(place / 4)]}`}>
        <p dir="auto" className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
          {titleOf(video)}
        </p>
        {video.create_time !== undefined && (
          <p className="text-muted text-xs">{dateText(video.create_time, locale)}</p>
        )}
        <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 tabular-nums">
          {COUNTS.map(({ field, label }) => (
            <Row key={field} label={label}>
              {video[field] === undefined ? "Unknown" : shortNumber(video[field], locale)}
            </Row>
          ))}
          {engagement && <Row label="Engagement">{percent(engagement.rate, locale)}</Row>}
        </dl>
        {video.share_url && (
          <a
            href={video.share_url}
            target="_blank"
            rel="noopener noreferrer"
            className="mt-3 hidden min-h-11 items-center justify-center rounded-full border border-line font-medium [@media(hover:none)]:flex"
          >
            Watch on TikTok
          </a>
        )}
      </div>
    </>
  );
}

function Row({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="text-right">{children}</dd>
    </>
  );
}

/** "805,843,627 views, 89,538,181 likes, … Engagement 11.8%. Nov 20, 2026." Only what is known. */
export function videoText(video: Video, locale: string): string {
  const counts = COUNTS.flatMap(({ field, noun }) =>
    video[field] === undefined ? [] : [countText(video[field], noun, locale)],
  );
  const engagement = engagementOf([video]);
  const sentences = [
    counts.join(", "),
    engagement && `Engagement ${percent(engagement.rate, locale)}`,
    video.create_time !== undefined && dateText(video.create_time, locale),
  ];
  return sentences.flatMap((sentence) => (sentence ? [`${sentence}.`] : [])).join(" ");
}
