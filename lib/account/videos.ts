import "server-only";
import { readOrRemember } from "@/lib/account/read";
import { type Grant, reuseFor } from "@/lib/session/grant";
import type { FailureCode } from "@/lib/tiktok/errors";
import { lastVideos, listVideos, type Video } from "@/lib/tiktok/videos";

/** How many videos a page shows: two, three and four columns all come out even. */
export const VIDEOS_PER_PAGE = 12;

/** A page of the signed-in person's videos. */
export interface AccountVideos {
  videos: Video[];
  /** The cursor of the next page, in UTC milliseconds; null on the last page. */
  next: number | null;
  /** Why these are not TikTok's latest, but what was read before, if anything; null when they are the latest. */
  failure: FailureCode | null;
  /** After a failure, the seconds after which TikTok wants to be asked again; null if it did not say. */
  retryAfter: number | null;
  /** When they were read, in Unix seconds; null when they were not. */
  readAt: number | null;
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
export function readAccountVideos(grant: Grant, cursor?: number): Promise<AccountVideos> {
  return readPage(grant, { cursor, count: VIDEOS_PER_PAGE });
}

/**
 * Reads page after page of the person's videos, from the newest on. After a failure TikTok is not asked again: what
 * follows is what was read before, with that failure, and ends with a page that was never read.
 * @param count videos a page, 20 at most
 */
export async function* readPages(grant: Grant, count: number): AsyncGenerator<AccountVideos, void> {
  let page = await readPage(grant, { count });
  yield page;
  while (page.next !== null) {
    const wanted = { cursor: page.next, count };
    page =
      page.failure === null
        ? await readPage(grant, wanted)
        : remembered(grant, wanted, page.failure, page.retryAfter);
    yield page;
  }
}

function readPage(grant: Grant, wanted: Wanted): Promise<AccountVideos> {
  const read = async (accessToken: string): Promise<AccountVideos> => {
    const latest = await listVideos(accessToken, { ...wanted, reuse: reuseFor(grant) });
    return { ...latest, failure: null, retryAfter: null };
  };
  return readOrRemember(grant, read, (...why) => remembered(grant, wanted, ...why));
}

function remembered(
  grant: Grant,
  wanted: Wanted,
  failure: FailureCode,
  retryAfter: number | null,
): AccountVideos {
  const last = lastVideos({ ...wanted, reuse: reuseFor(grant) });
  return { ...(last ?? { videos: [], next: null, readAt: null }), failure, retryAfter };
}
