import type { Video } from "tiktok-login";
import { engagementOf } from "@/lib/account/insights/engagement";

/** What videos can be sorted by. TikTok sends them by date. */
export const VIDEO_SORTS = ["date", "views", "likes", "engagement"] as const;

export type VideoSort = (typeof VIDEO_SORTS)[number];

const VALUES: Record<Exclude<VideoSort, "date">, (video: Video) => number | undefined> = {
  views: (video) => video.view_count,
  likes: (video) => video.like_count,
  engagement: (video) => engagementOf([video])?.rate,
};

/**
 * The videos with the highest count first. Those whose count is not known come last, and those with the same keep
 * their order.
 */
export function sortedBy(sort: Exclude<VideoSort, "date">, videos: readonly Video[]): Video[] {
  const countOf = (video: Video) => VALUES[sort](video) ?? -1;
  return videos.toSorted((a, b) => countOf(b) - countOf(a));
}
