import "server-only";
import { readOwnProfile } from "@/lib/account/profile";
import { logFailure } from "@/lib/log";
import type { Session } from "@/lib/session/sealed-session";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { listVideos, type Video } from "@/lib/tiktok/videos";

// A thousand videos; an export is answered while the person waits.
const MAX_PAGES = 50;

/** Everything that is held about the person, without the tokens, for them to keep. */
export async function collectOwnData({ grant, endsAt }: Session) {
  const { accessToken: _a, refreshToken: _r, stats: _s, ...identity } = grant;
  const { profile, stats, failure } = await readOwnProfile(grant);
  return {
    exportedAt: new Date().toISOString(),
    session: { ...identity, sessionEndsAt: endsAt },
    profile,
    stats,
    videos: grant.scopes.includes("video.list") ? await allVideos(grant.accessToken) : null,
    profileFailure: failure,
  };
}

async function allVideos(accessToken: string) {
  const videos: Video[] = [];
  let failure: FailureCode | null = null;
  let more = true;
  try {
    for (let page = 0, cursor: number | undefined; more && page < MAX_PAGES; page++) {
      const answer = await listVideos(accessToken, { cursor });
      videos.push(...answer.videos);
      cursor = answer.cursor;
      more = answer.has_more;
    }
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    failure = error.failure;
  }
  return { items: videos, complete: !more, failure };
}
