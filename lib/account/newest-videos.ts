import "server-only";
import { type AccountVideos, readPages } from "@/lib/account/videos";
import type { Grant } from "@/lib/session/grant";
import { isGrantRefused } from "@/lib/tiktok/errors";

// The most that TikTok sends at once, five times: one after the other, as each page names the next.
const VIDEOS_PER_CALL = 20;
const MAX_CALLS = 5;

/** The newest of the person's videos, each once, and how old the oldest answer among them is. */
export interface NewestVideos extends Omit<AccountVideos, "next"> {
  /** Whether these are all public videos of the person. */
  isComplete: boolean;
}

/**
 * Reads up to 100 of the person's newest videos. If TikTok fails on the way, these are those that could be read, and
 * none if TikTok has refused the grant.
 */
export async function readNewestVideos(grant: Grant): Promise<NewestVideos> {
  const pages: AccountVideos[] = [];
  for await (const page of readPages(grant, VIDEOS_PER_CALL)) {
    if (page.failure && isGrantRefused(page.failure)) pages.length = 0;
    pages.push(page);
    if (pages.length === MAX_CALLS) break;
  }
  const last = pages.at(-1);
  const byId = new Map(pages.flatMap(({ videos }) => videos).map((video) => [video.id, video]));
  const times = pages.flatMap(({ readAt }) => readAt ?? []);
  return {
    videos: [...byId.values()],
    isComplete: last !== undefined && last.next === null && last.readAt !== null,
    failure: last?.failure ?? null,
    retryAfter: last?.retryAfter ?? null,
    readAt: times.length > 0 ? Math.min(...times) : null,
  };
}
