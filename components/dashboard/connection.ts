import type { Grant, Reading } from "tiktok-login/next";
import { readAccountVideos } from "@/lib/account/videos";
import { hasScope } from "@/lib/scopes";
import { sessions } from "@/lib/sessions";

/** Reads what the dashboard reads, for a page that tells the same of the connection. */
export async function readConnection(grant: Grant): Promise<Reading<unknown>> {
  const videos = hasScope(grant.scopes, "video.list") ? readAccountVideos(grant) : null;
  return connectionOf(...(await Promise.all([sessions.profile(grant), videos])));
}

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
