import Link from "next/link";
import { addressOf } from "@/components/videos/choice";
import { VIDEO_SORTS, type VideoSort } from "@/lib/account/video-order";

const LABELS: Record<VideoSort, string> = {
  date: "Newest",
  views: "Views",
  likes: "Likes",
  engagement: "Engagement",
};

/** Links to the same videos in another order. */
export function SortLinks({ current }: { current: VideoSort }) {
  return (
    <nav
      aria-label="Sort by"
      className="flex w-full rounded-full border border-control bg-surface p-1 text-sm sm:w-auto"
    >
      {VIDEO_SORTS.map((sort) => (
        <Link
          key={sort}
          href={addressOf({ sort, page: 1 })}
          prefetch={false}
          aria-current={sort === current ? "true" : undefined}
          className="inline-flex min-h-9 grow items-center justify-center rounded-full px-2 hover:underline aria-[current]:bg-accent aria-[current]:font-medium aria-[current]:text-on-accent sm:px-4 forced-colors:aria-[current]:outline-2"
        >
          {LABELS[sort]}
        </Link>
      ))}
    </nav>
  );
}
