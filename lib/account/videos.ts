import "server-only";
import type { Problem, Video } from "tiktok-login";
import { type Grant, reuseFor } from "@/lib/session/grant";
import { type Reading, readOrRemember } from "@/lib/session/read";
import { lastVideos, listVideos } from "@/lib/session/videos";

/** How many videos a page shows: two, three and four columns all come out even. */
export const VIDEOS_PER_PAGE = 12;

/** A page of the signed-in person's videos. */
export interface AccountVideos {
  videos: Video[];
  /** The cursor of the next page, in UTC milliseconds; null on the last page. */
  next: number | null;
}

/** Which videos: `count` of them, from a cursor in UTC milliseconds, or the newest. */
interface Wanted {
  cursor?: number | undefined;
  count: number;
}

/**
 * Reads a page of the person's videos from TikTok. Their covers are valid for six hours and an answer is
 * reused for five minutes, so covers never need to be requested again.
 * @param cursor UTC milliseconds; absent for the newest
 */
export function readAccountVideos(grant: Grant, cursor?: number): Promise<Reading<AccountVideos>> {
  return readPage(grant, { cursor, count: VIDEOS_PER_PAGE });
}

/**
 * Reads page after page of the person's videos, from the newest on. After a failure TikTok is not asked again: what
 * follows is what was read before, with that failure, and ends with a page that was never read.
 * @param count videos a page, 20 at most
 */
export async function* readPages(
  grant: Grant,
  count: number,
): AsyncGenerator<Reading<AccountVideos>, void> {
  let page = await readPage(grant, { count });
  yield page;
  while (page.data.next !== null) {
    const wanted = { cursor: page.data.next, count };
    const { problem } = page;
    page = problem ? remembered(grant, wanted, problem) : await readPage(grant, wanted);
    yield page;
  }
}

function readPage(grant: Grant, wanted: Wanted): Promise<Reading<AccountVideos>> {
  const read = async (accessToken: string): Promise<Reading<AccountVideos>> => {
    const latest = await listVideos(accessToken, wanted, reuseFor(grant));
    const { readAt, ...data } = latest;
    return { data, readAt, problem: null };
  };
  return readOrRemember(grant, read, (problem) => remembered(grant, wanted, problem));
}

function remembered(grant: Grant, wanted: Wanted, problem: Problem): Reading<AccountVideos> {
  const last = lastVideos(wanted, reuseFor(grant));
  const { readAt, ...data } = last ?? { videos: [], next: null, readAt: null };
  return { data, readAt, problem };
}
