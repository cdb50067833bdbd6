import "server-only";
import { whyEnded } from "@/lib/account/expiry";
import { logFailure } from "@/lib/log";
import { type Grant, reuseFor } from "@/lib/session/grant";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { hasExpired } from "@/lib/tiktok/signed-url";
import { listVideos, queryVideos, type Video } from "@/lib/tiktok/videos";

// A grid of two, three or four columns comes out even.
const PER_PAGE = 12;

/** A page of the person's videos; `failure` says why there are none to show. */
export interface OwnVideos {
  videos: Video[];
  /** Where the next page begins; null on the last one. */
  next: number | null;
  failure: FailureCode | null;
  /** When they were read, in Unix seconds; null when they were not. */
  readAt: number | null;
}

/**
 * Reads a page of the person's videos.
 * @param cursor UTC milliseconds; none for the newest
 */
export async function readOwnVideos(grant: Grant, cursor?: number): Promise<OwnVideos> {
  const none = { videos: [], next: null, readAt: null };
  const ended = await whyEnded(grant);
  if (ended) return { ...none, failure: ended };
  try {
    const asked = { cursor, count: PER_PAGE, reuse: reuseFor(grant) };
    const page = await listVideos(grant.accessToken, asked);
    const videos = await withLivingCovers(grant.accessToken, page.videos);
    const next = page.has_more ? page.cursor : null;
    return { videos, next, failure: null, readAt: page.readAt };
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return { ...none, failure: error.failure };
  }
}

// Covers live six hours, and what was cached may be older. If they cannot be had anew, the view
// shows the videos without.
async function withLivingCovers(accessToken: string, videos: Video[]): Promise<Video[]> {
  const now = Date.now() / 1000;
  const expired = videos.filter((video) => hasExpired(video.cover_image_url ?? "", now));
  if (expired.length === 0) return videos;
  try {
    const ids = expired.map((video) => video.id);
    const fresh = await queryVideos(accessToken, ids);
    const covers = new Map(fresh.map((video) => [video.id, video.cover_image_url]));
    return videos.map((video) => ({
      ...video,
      cover_image_url: covers.get(video.id) ?? video.cover_image_url,
    }));
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return videos;
  }
}
