import { nowSeconds, TikTokError } from "tiktok-login";
import { cleanUp, type Database, saveReading } from "tiktok-login/postgres";
import { database } from "@/lib/database";
import { dayAt } from "@/lib/day";
import { newCallBudget } from "@/lib/history/call-budget";
import { addMissing, type Claim, claimUser, countDue, release } from "@/lib/history/claims";
import { finishDay } from "@/lib/history/days";
import { historyHooks } from "@/lib/history/hooks";
import { logEvent, logFailure } from "@/lib/log";
import { hasScope } from "@/lib/scopes";
import { sessions, tiktok } from "@/lib/sessions";

const AT_ONCE = 8;
const FAILED_SECONDS = 15 * 60;
const PAUSE_SECONDS = 60;
// This many failures in a row count as an outage. Without a pause, every user would be put off for a quarter of an hour.
const OUTAGE_FAILURES = 20;
/** The longest that one person can take, in milliseconds. A claim lasts longer. */
export const PERSON_MS = 95_000;
const VIDEOS_UNTIL_MS = 85_000;
// Longer than a refresh takes, even one that first waits for the lease of a process that died.
const TOKEN_MS = 70_000;
const MAX_PAGES = 5;

const today = () => dayAt(nowSeconds());

/**
 * Reads the numbers of everyone who has not been read today, in UTC, and cleans up. Several runs at once, also on
 * other servers, share the work. The next run reads the users that failed, and continues a run that was cut off.
 * @param options.budget milliseconds after which no further user is started; the last ones take up to `PERSON_MS` more
 * @param options.perMinute calls to each endpoint: TikTok allows 600, and pages need some
 * @returns how many were read, failed, were skipped because their grants have ended, and are left
 * @throws {DatabaseProblem} which is logged
 */
export async function runDaily(options: { budget: number; perMinute?: number }) {
  if (!database) throw new Error("the daily job needs a database");
  const users = database;
  const { budget, perMinute = 480 } = options;
  const until = Date.now() + budget;
  const calls = newCallBudget(users, perMinute);
  const result = { read: 0, failed: 0, skipped: 0, left: 0 };
  let failuresInARow = 0;

  async function work(): Promise<void> {
    // The call is reserved first, so that no user is claimed during the wait.
    while (await calls.wait("user/info", until)) {
      const person = await claimUser(users, today());
      if (!person) return;
      const problem = await readPerson(users, person, calls).catch((error: unknown) => error);
      const { failure, detail } = problem instanceof TikTokError ? problem : {};
      if (problem === undefined) {
        result.read += 1;
        failuresInARow = 0;
      } else if (failure === "grant_invalid" || failure === "tokens_unreadable") {
        result.skipped += 1;
        await release(users, person.userId, 0, today());
      } else {
        logFailure("daily", problem);
        // A refresh that has to wait concerns one grant alone. What TikTok says of its data concerns all.
        const isLimit = failure === "rate_limited" && detail?.endpoint !== "token";
        if (!isLimit) result.failed += 1;
        if (!isLimit) failuresInARow += 1;
        if (isLimit || failuresInARow % OUTAGE_FAILURES === 0)
          await calls.pause(detail?.retryAfter ?? PAUSE_SECONDS);
        await release(users, person.userId, isLimit ? 0 : FAILED_SECONDS);
      }
    }
  }

  // If the database cannot be used, this says so once.
  await countDue(users, today());
  // Reading people matters more. A failure has been logged.
  for (const prepare of [addMissing, cleanUp]) await prepare(users).catch(() => {});
  // If one fails, the others finish the person they are reading: a refresh that is cut off would lose the grant.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const broken = ends.find((end) => end.status === "rejected");
  if (broken) throw broken.reason;
  result.left = await countDue(users, today());
  const summary = result.left ? "stopped, and some are left" : "everyone has been read today";
  logEvent("daily", summary, result);
  return result;
}

type Calls = ReturnType<typeof newCallBudget>;

async function readPerson(
  { query }: Database,
  { userId, openId, scopes }: Claim,
  calls: Calls,
): Promise<void> {
  const until = Date.now() + VIDEOS_UNTIL_MS;
  const accessToken = await sessions.accessTokenOf(userId, { timeoutMs: TOKEN_MS });
  const { profile } = await tiktok.profile(accessToken, scopes);
  const reading = { profile, readAt: nowSeconds() };
  const hasVideos = hasScope(scopes, "video.list");
  const day = dayAt(reading.readAt);
  // If the videos fail, the counts are worth a row, and the person is read again.
  const db = { query, hooks: historyHooks };
  await saveReading(db, openId, reading, hasVideos ? undefined : (saved) => finishDay(saved, day));
  if (!hasVideos) return;
  const counts = new Map<string, number>();
  let cursor: number | null | undefined;
  for (let page = 0; page < MAX_PAGES && cursor !== null; page++) {
    if (!(await calls.wait("video/list", until)))
      throw new TikTokError("unavailable", { endpoint: "video/list", description: "too late" });
    const { videos, next } = await tiktok.videos(accessToken, { cursor });
    for (const { id, view_count = 0 } of videos) counts.set(id, view_count);
    cursor = next;
  }
  const views = [...counts.values()].reduce((sum, count) => sum + count, 0);
  await saveReading(db, openId, reading, (saved) => finishDay(saved, day, views));
}
