import type { AccountVideos, Grant, Reading } from "tiktok-login/next";
import { sessions } from "@/lib/sessions";

/** How many videos a page shows: two, three and four columns all come out even. */
export const VIDEOS_PER_PAGE = 12;

/**
 * Reads a page of the user's videos from TikTok.
 * @param cursor UTC milliseconds; absent for the newest
 */
export function readAccountVideos(grant: Grant, cursor?: number): Promise<Reading<AccountVideos>> {
  return sessions.videos(grant, { cursor, count: VIDEOS_PER_PAGE });
}

/**
 * Reads page after page of the user's videos, from the newest on. After a failure TikTok is not asked again: what
 * follows is what was read before, with that failure, and ends with a page that was never read.
 * @param count videos a page, 20 at most
 */
export async function* readPages(
  grant: Grant,
  count: number,
): AsyncGenerator<Reading<AccountVideos>, void> {
  let page = await sessions.videos(grant, { count });
  yield page;
  while (page.data.next !== null) {
    const wanted = { cursor: page.data.next, count };
    const { problem } = page;
    page = problem
      ? sessions.lastVideos(grant, wanted, problem)
      : await sessions.videos(grant, wanted);
    yield page;
  }
}
