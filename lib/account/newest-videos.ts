import "server-only";
import type { Video } from "tiktok-login";
import { isGrantRefused } from "tiktok-login";
import type { AccountVideos, Grant, Reading } from "tiktok-login/next";
import { readPages } from "@/lib/account/videos";

// The most that TikTok sends at once, five times: one after the other, as each page names the next.
const VIDEOS_PER_CALL = 20;
const MAX_CALLS = 5;

/** The newest of the person's videos, each once. */
export interface NewestVideos {
  videos: Video[];
  /** Whether these are all public videos of the person. */
  isComplete: boolean;
}

/**
 * Reads up to 100 of the person's newest videos. If TikTok fails on the way, these are those that could be read, and
 * none if TikTok has refused the grant. They are as old as the oldest answer among them.
 */
export async function readNewestVideos(grant: Grant): Promise<Reading<NewestVideos>> {
  const pages: Reading<AccountVideos>[] = [];
  for await (const page of readPages(grant, VIDEOS_PER_CALL)) {
    if (page.problem && isGrantRefused(page.problem.code)) pages.length = 0;
    pages.push(page);
    if (pages.length === MAX_CALLS) break;
  }
  const last = pages.at(-1);
  const videos = pages.flatMap(({ data }) => data.videos);
  const byId = new Map(videos.map((video) => [video.id, video]));
  const times = pages.flatMap(({ readAt }) => readAt ?? []);
  return {
    data: {
      videos: [...byId.values()],
      isComplete: last !== undefined && last.data.next === null && last.readAt !== null,
    },
    problem: last?.problem ?? null,
    readAt: times.length > 0 ? Math.min(...times) : null,
  };
}
