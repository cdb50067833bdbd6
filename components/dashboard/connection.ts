import type { Connection } from "@/components/dashboard/freshness";
import type { AccountProfile } from "@/lib/account/profile";
import type { AccountVideos } from "@/lib/account/videos";

/**
 * What a page says about profile and videos in one sentence: the one that failed, otherwise the older one, so that
 * nothing on the page is older than the page says.
 */
export function connectionOf(account: AccountProfile, videos: AccountVideos | null): Connection {
  if (!videos || account.failure !== null) return account;
  if (videos.failure !== null) return videos;
  return (videos.readAt ?? 0) < account.readAt ? videos : account;
}
