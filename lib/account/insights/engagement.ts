import type { Video } from "tiktok-login";

/** How often people who watched did something about it. */
export interface Engagement {
  /** (likes + comments + shares) / views. A viewer may do all three, so it can be above 1. */
  rate: number;
  /** How many of the videos have all four counts, and views. */
  counted: number;
}

/** The engagement of some videos together; null if none of them has all four counts, and views. */
export function engagementOf(videos: readonly Video[]): Engagement | null {
  const known = videos.flatMap((video) => {
    const { view_count: views, like_count, comment_count, share_count } = video;
    if (!views) return [];
    if (like_count === undefined || comment_count === undefined || share_count === undefined)
      return [];
    return [{ views, actions: like_count + comment_count + share_count }];
  });
  if (known.length === 0) return null;
  const sum = (of: "views" | "actions") => known.reduce((total, one) => total + one[of], 0);
  return { rate: sum("actions") / sum("views"), counted: known.length };
}
