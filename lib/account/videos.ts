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

/**
 * Reads a page of the person's videos from TikTok. Their covers are valid for six hours and an answer is
 * reused for five minutes, so covers never need to be requested again.
 * @param cursor UTC milliseconds; absent for the newest
 */
export function readAccountVideos(grant: Grant, cursor?: number): Promise<AccountVideos> {
  const page = { cursor, count: VIDEOS_PER_PAGE, reuse: reuseFor(grant) };
  const read = async (accessToken: string): Promise<AccountVideos> => {
    return { ...(await listVideos(accessToken, page)), failure: null, retryAfter: null };
  };
  return readOrRemember(grant, read, (failure, retryAfter) => ({
    ...(lastVideos(page) ?? { videos: [], next: null, readAt: null }),
    failure,
    retryAfter,
  }));
}
