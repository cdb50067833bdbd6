import type { Video } from "tiktok-login";
import { Placeholder } from "@/components/ui/skeleton";
import { COVER, VideoCover } from "@/components/videos/video-cover";
import { VideoDetails, VideoDetailsSkeleton } from "@/components/videos/video-details";
import type { VideoSort } from "@/lib/account/video-order";
import { VIDEOS_PER_PAGE } from "@/lib/account/videos";

const GRID = "grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:grid-cols-4";
/** One row on a wide screen, two on a phone: the videos in sight when the page opens. */
const FIRST = 4;
// Every title takes up two lines, so that dates and numbers line up across a row.
const TITLE = "mt-3 line-clamp-2 min-h-[2lh] font-medium text-sm [overflow-wrap:anywhere]";

/** A grid of videos: cover and title as one link to TikTok, and details. */
export function VideoGrid(props: { videos: Video[]; sort: VideoSort; locale: string }) {
  const { videos, sort, locale } = props;
  return (
    <ul className={GRID}>
      {videos.map((video, index) => (
        <li key={video.id} className="min-w-0">
          <VideoLink video={video} isFirst={index < FIRST} />
          <VideoDetails video={video} sort={sort} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function VideoLink({ video, isFirst }: { video: Video; isFirst: boolean }) {
  const content = (
    <>
      <VideoCover src={video.cover_image_url} isFirst={isFirst} />
      <h2 className={`${TITLE} underline-offset-4 group-hover:underline`} dir="auto">
        {titleOf(video)}
      </h2>
    </>
  );
  if (!video.share_url) return content;
  return (
    <a
      href={video.share_url}
      target="_blank"
      rel="noopener noreferrer"
      className="group block rounded-2xl"
    >
      {content}
    </a>
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
          <VideoDetailsSkeleton />
        </div>
      ))}
    </div>
  );
}

/** A video's title, or its description, or "Untitled video". */
export function titleOf(video: Video): string {
  return video.title || video.video_description || "Untitled video";
}
