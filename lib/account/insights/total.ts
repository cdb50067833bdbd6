import type { Video } from "tiktok-login";

/** The sum of a count over the videos that have it, and how many do; null if none does. */
export function totalOf(videos: readonly Video[], field: "view_count" | "like_count") {
  const counts = videos.flatMap((video) => video[field] ?? []);
  if (counts.length === 0) return null;
  return { total: counts.reduce((sum, count) => sum + count, 0), counted: counts.length };
}
