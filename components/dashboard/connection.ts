import type { Reading } from "@/lib/session/read";

/**
 * What a page says about profile and videos in one sentence: the one that failed, otherwise the older one, so that
 * nothing on the page is older than the page says.
 */
export function connectionOf(
  profile: Reading<unknown>,
  videos: Reading<unknown> | null,
): Reading<unknown> {
  if (!videos || profile.problem) return profile;
  if (videos.problem) return videos;
  return (videos.readAt ?? 0) < (profile.readAt ?? 0) ? videos : profile;
}
