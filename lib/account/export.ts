import "server-only";
import { readAccountProfile } from "@/lib/account/profile";
import type { Session } from "@/lib/session/cookie";
import type { FailureCode } from "@/lib/tiktok/errors";
import { withFallback } from "@/lib/tiktok/fallback";
import { hasScope } from "@/lib/tiktok/scopes";
import { listVideos, type Video } from "@/lib/tiktok/videos";

// A thousand videos: the person waits for the download.
const MAX_PAGES = 50;

/** Everything that this site holds about the person, without tokens, and what TikTok adds to it now. */
export async function exportAccount({ grant, expiresAt }: Session) {
  const { accessToken: _a, refreshToken: _r, stats: _s, ...identity } = grant;
  const { profile, stats, failure } = await readAccountProfile(grant);
  return {
    exportedAt: new Date().toISOString(),
    session: { ...identity, sessionEndsAt: expiresAt },
    profile,
    stats,
    videos: hasScope(grant.scopes, "video.list") ? await allVideos(grant.accessToken) : null,
    profileFailure: failure,
  };
}

async function allVideos(accessToken: string) {
  const items: Video[] = [];
  let complete = false;
  const readPages = async (): Promise<null> => {
    for (let page = 0, cursor: number | undefined; !complete && page < MAX_PAGES; page++) {
      const answer = await listVideos(accessToken, { cursor });
      items.push(...answer.videos);
      cursor = answer.cursor;
      complete = !answer.has_more;
    }
    return null;
  };
  const failure: FailureCode | null = await withFallback(readPages, (code) => code);
  return { items, complete, failure };
}
