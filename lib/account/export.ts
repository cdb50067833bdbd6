import type { FailureCode } from "tiktok-login";
import { MAX_COUNT, type Video } from "tiktok-login";
import type { Grant, Session } from "tiktok-login/next";
import { listAccounts } from "@/lib/account/accounts";
import { listSessions } from "@/lib/account/sessions";
import type { ExportedPart } from "@/lib/data";
import { readHistorySince } from "@/lib/history/history";
import { hasScope } from "@/lib/scopes";
import { sessions, tiktok } from "@/lib/sessions";
import { timeouts } from "@/lib/timeouts";

// A thousand videos, or what can be read before the timeout: the person waits for the download.
const MAX_PAGES = 50;
const VIDEO_LIST = "video/list";
const FIRST_DAY = "2000-01-01";

/** With a part for each table about users. */
type Exported = Record<ExportedPart, unknown> & Record<string, unknown>;

/**
 * Everything that this site holds about the person, without tokens, and what TikTok adds to it now. Times are in ISO
 * 8601, as people and their tools read them.
 * @throws {TikTokError} `too_many_calls` if the user has too few calls to TikTok left for all videos, even after a wait
 */
export async function exportAccount(current: Session) {
  const { id, user, grant, expiresAt } = current;
  const exportedAt = new Date().toISOString();
  const session = { sessionId: id, ...user, sessionEndsAt: isoTime(expiresAt) };
  const accounts = (await listAccounts(current)) ?? undefined;
  const signedIn = (await listSessions(current)) ?? undefined;
  const history = (await readHistorySince(current, FIRST_DAY)) ?? undefined;
  if (!grant)
    return { exportedAt, session, sessions: signedIn, accounts, history } satisfies Exported;
  const { data, problem, readAt: profileReadAt } = await sessions.profile(grant);
  const { scopes, accessTokenExpiresAt, refreshTokenExpiresAt, grantedAt, readAt } = grant;
  return {
    exportedAt,
    session,
    sessions: signedIn,
    accounts,
    grant: {
      scopes,
      accessTokenExpiresAt: isoTime(accessTokenExpiresAt),
      refreshTokenExpiresAt: isoTime(refreshTokenExpiresAt),
      grantedAt: isoTime(grantedAt),
      readAt: isoTime(readAt),
    },
    profile: data.profile,
    stats: data.stats,
    history,
    videos: hasScope(scopes, "video.list") ? await allVideos(grant, data.stats.videos) : null,
    // Not now, if TikTok failed.
    profileReadAt: isoTime(profileReadAt),
    profileFailure: problem?.code ?? null,
  } satisfies Exported;
}

/** @param count how many there are, as far as TikTok has said so */
async function allVideos(grant: Grant, count: number = 0) {
  // All of them before the first one, so that no export stops in the middle. The last page may be an empty one.
  const calls = Math.min(MAX_PAGES, Math.ceil(count / MAX_COUNT) + 1);
  await sessions.takeCalls(grant.openId, VIDEO_LIST, {
    calls,
    until: Date.now() + timeouts.exportMs,
  });
  const giveUpAt = Date.now() + timeouts.exportMs;
  const items = new Map<string, Video>();
  let complete = false;
  const readPages = async (accessToken: string): Promise<null> => {
    let cursor: number | undefined;
    for (let page = 0; page < MAX_PAGES && Date.now() < giveUpAt; page++) {
      if (page >= calls) await sessions.takeCalls(grant.openId, VIDEO_LIST, { until: giveUpAt });
      const { videos, next } = await tiktok.videos(accessToken, { cursor });
      const before = items.size;
      for (const video of videos) items.set(video.id, video);
      complete = next === null;
      // A page with nothing new would be followed by others like it.
      if (complete || items.size === before) break;
      cursor = next ?? undefined;
    }
    return null;
  };
  const failure = await sessions.read<FailureCode | null>(grant, readPages, ({ code }) => code);
  const inWords = ({ create_time, ...video }: Video) =>
    create_time === undefined ? video : { ...video, create_time: isoTime(create_time) };
  return { items: [...items.values()].map(inWords), complete, failure };
}

/** @param seconds Unix seconds */
function isoTime<Time extends number | null | undefined>(seconds: Time) {
  return typeof seconds === "number" ? new Date(seconds * 1000).toISOString() : seconds;
}
