import { setTimeout as sleep } from "node:timers/promises";
import { callLimits, type Database } from "tiktok-login/postgres";

/**
 * The calls to TikTok that all processes together may make. They are counted by the second: TikTok looks at the last
 * sixty, and a limit for each minute would allow twice as many around its end.
 * @param perMinute calls to each endpoint, which TikTok limits by themselves; from 60 on, rounded down to whole calls a second
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export function newCallBudget(database: Database, perMinute: number) {
  const limiter = callLimits(database, {
    points: Math.max(1, Math.floor(perMinute / 60)),
    // In whole milliseconds, which the table has.
    duration: Math.max(1, Math.ceil(60_000 / perMinute) / 1000),
  });
  return {
    /** Waits until an endpoint may be called once; false if that is not before `until`, as `Date.now()`. */
    async wait(endpoint: "user/info" | "video/list", until: number): Promise<boolean> {
      while (Date.now() < until) {
        // Like `consume`, which would reject with a value that is not an Error.
        const { consumedPoints, msBeforeNext } = await limiter.penalty(endpoint);
        if (consumedPoints <= limiter.points) return true;
        // Jitter, so that callers do not all retry at once.
        const ms = msBeforeNext * (1 + Math.random() / 4) + 20;
        await sleep(Math.min(ms, until - Date.now()));
      }
      return false;
    },
    /** Stops the calls of every process for some seconds, an hour at most. A longer pause stays. */
    async pause(seconds: number): Promise<void> {
      const duration = Math.min(seconds, 3_600);
      for (const endpoint of ["user/info", "video/list"]) {
        const known = await limiter.get(endpoint);
        if ((known?.msBeforeNext ?? 0) < duration * 1000) await limiter.block(endpoint, duration);
      }
    },
  };
}
