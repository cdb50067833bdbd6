import { Eye, Heart, MessageCircle, Share2, TrendingUp } from "lucide";
import type { Video } from "tiktok-login";
import { dateText, percent } from "@/components/dashboard/figures";
import { countText, shortNumber } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { engagementOf } from "@/lib/account/insights/engagement";
import type { VideoSort } from "@/lib/account/video-order";

const COUNTS = [
  { field: "view_count", noun: "view", icon: Eye, sort: "views" },
  { field: "like_count", noun: "like", icon: Heart, sort: "likes" },
  { field: "comment_count", noun: "comment", icon: MessageCircle, sort: null },
  { field: "share_count", noun: "share", icon: Share2, sort: null },
] as const;

const DATE = "mt-1 text-muted text-xs tabular-nums";
const NUMBERS = "mt-2 grid grid-cols-2 gap-x-3 gap-y-1 text-muted text-xs tabular-nums";
const NUMBER = "flex items-center gap-1";
const SORTED = `${NUMBER} font-semibold text-ink`;
const ICON = "size-3.5 shrink-0";

/** Date, duration, counts and engagement of a video, as far as they are known. What was sorted by stands out. */
export function VideoDetails(props: { video: Video; sort: VideoSort; locale: string }) {
  const { video, sort, locale } = props;
  const { create_time, duration } = video;
  const engagement = engagementOf([video]);
  return (
    <>
      <p className={DATE}>
        {create_time === undefined ? (
          "Date unknown"
        ) : (
          <time dateTime={new Date(create_time * 1000).toISOString()}>
            {dateText(create_time, locale)}
          </time>
        )}
        {duration !== undefined && (
          <>
            {" · "}
            <span className="sr-only">Duration </span>
            {durationText(duration)}
          </>
        )}
      </p>
      <ul className={NUMBERS}>
        {COUNTS.map(({ field, noun, icon, sort: own }) => {
          const count = video[field];
          if (count === undefined) return null;
          const text = countText(count, noun, locale);
          return (
            <li key={field} className={own === sort ? SORTED : NUMBER} title={text}>
              <Icon shape={icon} className={ICON} />
              <span aria-hidden>{shortNumber(count, locale)}</span>
              <span className="sr-only">{text}</span>
            </li>
          );
        })}
        {engagement && (
          <li className={`col-span-2 ${sort === "engagement" ? SORTED : NUMBER}`}>
            <Icon shape={TrendingUp} className={ICON} />
            {percent(engagement.rate, locale)} engagement
          </li>
        )}
      </ul>
    </>
  );
}

/** Skeleton of a video's details. */
export function VideoDetailsSkeleton() {
  return (
    <>
      <p className={DATE}>&nbsp;</p>
      <p className={NUMBERS}>
        {["views", "likes", "comments", "shares", "engagement"].map((key) => (
          <span key={key}>&nbsp;</span>
        ))}
      </p>
    </>
  );
}
