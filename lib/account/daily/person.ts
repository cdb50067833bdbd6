import type { Pace } from "@/lib/account/daily/pace";
import { nowSeconds } from "@/lib/clock";
import { validAccessToken } from "@/lib/database/access-token";
import { type Claim, leaveAlone, skipPerson } from "@/lib/database/claims";
import { saveReading } from "@/lib/database/history";
import { dayAt } from "@/lib/day";
import { logFailure } from "@/lib/log";
import { TikTokError } from "@/lib/tiktok/errors";
import { readProfile } from "@/lib/tiktok/profile";
import { hasScope } from "@/lib/tiktok/scopes";
import { listVideos } from "@/lib/tiktok/videos";

/** What became of a person. "later": TikTok's limit was reached, which is not the person's failure. */
export type Outcome = "read" | "failed" | "skipped" | "later";

/** The longest that one person can take, in milliseconds. */
export const PERSON_MS = 95_000;
// Longer than a refresh takes, even one that first waits for the lease of a process that died: a refresh that is cut
// off when the process ends would lose the grant.
const TOKEN_MS = 70_000;
const VIDEOS_UNTIL_MS = 85_000;
const MAX_PAGES = 5;
const FAILED_SECONDS = 15 * 60;
const RATE_LIMITED_SECONDS = 60;

/** Reads a person's numbers and saves them as those of today. It never throws: the others must go on. */
export async function readPerson(person: Claim, pace: Pace): Promise<Outcome> {
  try {
    return await readAndSave(person, pace);
  } catch (error) {
    return recover(person, pace, error).catch(() => "failed");
  }
}

async function readAndSave({ openId, scopes }: Claim, pace: Pace): Promise<Outcome> {
  const until = Date.now() + VIDEOS_UNTIL_MS;
  const access = await validAccessToken(openId, { timeoutMs: TOKEN_MS });
  if ("failure" in access) {
    if (access.failure === "grant_invalid" || access.failure === "tokens_unreadable") {
      await skipPerson(openId, dayAt(nowSeconds()));
      return "skipped";
    }
    throw new TikTokError(access.failure, { endpoint: "token" });
  }
  const { accessToken } = access;
  const { profile } = await readProfile(accessToken, scopes);
  const reading = { profile, readAt: nowSeconds() };
  if (!hasScope(scopes, "video.list")) {
    await saveReading(openId, { ...reading, isDaily: true });
    return "read";
  }
  try {
    const views = await readViews(accessToken, pace, until);
    await saveReading(openId, { ...reading, views, isDaily: true });
    return "read";
  } catch (error) {
    // The counts are worth a row. The person is read again, for the views.
    await saveReading(openId, reading);
    throw error;
  }
}

/** The views of the newest hundred videos together. */
async function readViews(accessToken: string, pace: Pace, until: number): Promise<number> {
  const views = new Map<string, number>();
  let cursor: number | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    if (!(await pace.wait("video/list", until)))
      throw new TikTokError("unavailable", {
        endpoint: "video/list",
        description: "took too long",
      });
    const { videos, next } = await listVideos(accessToken, { cursor });
    for (const { id, view_count = 0 } of videos) views.set(id, view_count);
    if (next === null) break;
    cursor = next;
  }
  return [...views.values()].reduce((sum, count) => sum + count, 0);
}

async function recover({ openId }: Claim, pace: Pace, error: unknown): Promise<Outcome> {
  logFailure("daily", error);
  const isRateLimited = error instanceof TikTokError && error.failure === "rate_limited";
  const seconds = isRateLimited
    ? (error.detail.retryAfter ?? RATE_LIMITED_SECONDS)
    : FAILED_SECONDS;
  await leaveAlone(openId, seconds);
  if (!isRateLimited) return "failed";
  await pace.pause(seconds);
  return "later";
}
