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

// Where it stands above its column, by the third of the chart that the column is in.
const SIDES = ["video-tip-left", "video-tip-middle", "video-tip-right"] as const;

/** What is known of a video, above its column. Where nothing hovers, a button over the column opens it. */
export function VideoTip(props: { video: Video; id: string; place: number; locale: string }) {
  const { video, id, place, locale } = props;
  const engagement = engagementOf([video]);
  return (
    <>
      <button type="button" popoverTarget={id} className="video-tip-opener">
        <span className="sr-only">Numbers of {titleOf(video)}</span>
      </button>
      <div id={id} popover="auto" className={`video-tip ${SIDES[Math.floor(place / 4)]}`}>
        <p dir="auto" className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
          {titleOf(video)}
        </p>
        {video.create_time !== undefined && (
          <p className="text-muted text-xs">{dateText(video.create_time, locale)}</p>
        )}
        <dl>
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
            className="video-tip-link"
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
      <dt>{label}</dt>
      <dd>{children}</dd>
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
