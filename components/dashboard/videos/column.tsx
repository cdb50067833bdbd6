import { VideoTip, videoText } from "@/components/dashboard/videos/tip";
import { shortNumber } from "@/components/ui/count";
import { Bar, BarNumber, Plot } from "@/components/ui/plot";
import { CoverPicture } from "@/components/videos/cover-picture";
import { titleOf } from "@/components/videos/video-grid";
import type { Video } from "@/lib/tiktok/videos";

/**
 * A video's bar on its cover, one link to TikTok. Its numbers show on hover and on keyboard focus; where nothing
 * hovers, a tap opens them first.
 * @param props.share the bar's height, from 0 to 1; null if the views are not known
 * @param props.isCrossed whether the number has to stand inside the bar, as the median's line runs above it
 * @param props.place 0 to 11, from the left
 */
export function VideoColumn(props: {
  video: Video;
  share: number | null;
  isBest: boolean;
  isCrossed: boolean;
  place: number;
  locale: string;
  barClass: string;
  coverClass: string;
}) {
  const { video, share, isBest, isCrossed, place, locale, barClass, coverClass } = props;
  const tipId = `tip-${video.id}`;
  const column = (
    <>
      <Plot className={`${barClass} ${isBest ? "text-mark" : "text-accent"}`}>
        {share !== null && (
          <>
            <Bar height={share} className="opacity-85 group-hover:opacity-100" />
            <BarNumber
              height={share}
              isInside={isCrossed}
              className={isBest ? "font-semibold" : "hidden md:block"}
            >
              {shortNumber(video.view_count ?? 0, locale)}
            </BarNumber>
          </>
        )}
      </Plot>
      <Cover video={video} className={coverClass} />
    </>
  );
  const numbers = videoText(video, locale);
  const name = numbers ? `${titleOf(video)}: ${numbers}` : `${titleOf(video)}.`;
  return (
    <li className="group min-w-0 sm:relative [@media(hover:none)]:relative">
      {video.share_url ? (
        <a
          href={video.share_url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={`${name} Opens TikTok.`}
          className="block rounded-md"
        >
          {column}
        </a>
      ) : (
        <div role="img" aria-label={name}>
          {column}
        </div>
      )}
      <VideoTip video={video} id={tipId} place={place} locale={locale} />
    </li>
  );
}

function Cover({ video, className }: { video: Video; className: string }) {
  return (
    <span className={`relative mt-1 block overflow-hidden rounded-md bg-line ${className}`}>
      {video.cover_image_url && (
        <CoverPicture src={video.cover_image_url} size={{ width: 72, height: 96 }} />
      )}
    </span>
  );
}
