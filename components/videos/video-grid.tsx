import { Eye, Heart, MessageCircle, Share2 } from "lucide-react";
import { countText, shortNumber } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration";
import { Placeholder } from "@/components/ui/skeleton";
import { VIDEOS_PER_PAGE } from "@/lib/account/videos";
import type { Video } from "@/lib/tiktok/videos";

const COUNTS = [
  { field: "view_count", noun: "view", icon: Eye },
  { field: "like_count", noun: "like", icon: Heart },
  { field: "comment_count", noun: "comment", icon: MessageCircle },
  { field: "share_count", noun: "share", icon: Share2 },
] as const;

// Every title takes up two lines, so that dates and numbers line up across a row.
const TITLE = "mt-3 line-clamp-2 min-h-[2lh] font-medium text-sm [overflow-wrap:anywhere]";
const DATE = "mt-1 text-muted text-xs";
const NUMBERS = "mt-2 grid grid-cols-2 gap-x-3 gap-y-1 text-muted text-xs tabular-nums";
const COVER = "aspect-[3/4] rounded-2xl";
const GRID = "grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:grid-cols-4";

/** A grid of videos: cover, title with a link to TikTok, date and counts. */
export function VideoGrid({ videos, locale }: { videos: Video[]; locale: string }) {
  return (
    <ul className={GRID}>
      {videos.map((video) => (
        <li key={video.id} className="min-w-0">
          <Cover video={video} />
          <h2 className={TITLE} dir="auto">
            {video.share_url ? (
              <a
                href={video.share_url}
                target="_blank"
                rel="noopener noreferrer"
                className="underline-offset-4 hover:underline"
              >
                {titleOf(video)}
              </a>
            ) : (
              titleOf(video)
            )}
          </h2>
          <p className={DATE}>
            {video.create_time === undefined ? (
              "Date unknown"
            ) : (
              <PostedOn at={video.create_time} locale={locale} />
            )}
          </p>
          <ul className={NUMBERS}>
            {COUNTS.map(({ field, noun, icon: Icon }) => {
              const count = video[field];
              if (count === undefined) return null;
              const text = countText(count, noun, locale);
              return (
                <li key={field} className="flex items-center gap-1" title={text}>
                  <Icon aria-hidden className="size-3.5" />
                  <span aria-hidden>{shortNumber(count, locale)}</span>
                  <span className="sr-only">{text}</span>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** Skeleton of a full page of videos. */
export function VideoGridSkeleton() {
  return (
    <div className={GRID}>
      {Array.from({ length: VIDEOS_PER_PAGE }, (_, index) => `video-${index}`).map((key) => (
        <div key={key}>
          <Placeholder className={COVER} />
          <Placeholder className={`${TITLE} rounded-lg`} />
          <p className={DATE}>&nbsp;</p>
          <p className={NUMBERS}>
            {COUNTS.map(({ field }) => (
              <span key={field}>&nbsp;</span>
            ))}
          </p>
        </div>
      ))}
    </div>
  );
}

/** A video's title, or its description, or "Untitled video". */
export function titleOf(video: Video): string {
  return video.title || video.video_description || "Untitled video";
}

function Cover({ video }: { video: Video }) {
  return (
    <div className={`${COVER} relative overflow-hidden bg-line`}>
      {video.cover_image_url && (
        // biome-ignore lint/performance/noImgElement: the optimiser would change the URL and break its signature
        <img
          src={video.cover_image_url}
          alt=""
          loading="lazy"
          width={288}
          height={384}
          className="absolute -inset-1 size-[calc(100%+0.5rem)] max-w-none object-cover"
        />
      )}
      {video.duration !== undefined && (
        <span className="absolute right-2 bottom-2 rounded-md bg-black/70 px-1.5 py-0.5 text-white text-xs tabular-nums">
          <span className="sr-only">Duration </span>
          {durationText(video.duration)}
        </span>
      )}
    </div>
  );
}

function PostedOn({ at, locale }: { at: number; locale: string }) {
  const date = new Date(at * 1000);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return <time dateTime={date.toISOString()}>{format.format(date)}</time>;
}
