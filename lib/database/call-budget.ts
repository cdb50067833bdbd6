import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { and, gt, inArray } from "drizzle-orm";
import type { QueryConfig } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { query } from "@/lib/database/open";
import { callLimit } from "@/lib/database/schema";
import { CALLS_PER_USER } from "@/lib/tiktok/user-calls";
import { timeouts } from "@/lib/timeouts";

// Without the names of the statements: poolers in transaction mode refuse named ones.
const run = ({ text, values }: QueryConfig) =>
  query((database) => database.$client.query(text, values));

const TABLE = {
  ...{ storeClient: { query: run }, storeType: "client", clearExpiredByTimeout: false },
  ...{ tableName: "call_limit", tableCreated: true },
};

// A row for each part of a minute, which counts for a minute more. One for a whole minute would allow twice as many around
// its end.
const PARTS = 12;
// In whole milliseconds, which the table has.
const PART_MS = Math.ceil(timeouts.userLimitMs / PARTS);
const ofUsers = new RateLimiterPostgres({
  ...TABLE,
  points: CALLS_PER_USER,
  duration: (timeouts.userLimitMs + PART_MS) / 1000,
});

/** Counts the calls of one user on all servers together, for `countCallsWith`. */
export async function takeCallsOf(openId: string, calls: number): Promise<number | null> {
  // No table but those of users names one.
  const user = createHash("sha256").update(openId).digest("base64url");
  const part = Math.floor(Date.now() / PART_MS);
  const { consumedPoints, msBeforeNext } = await ofUsers.penalty(`${user}:${part}`, calls);
  const keys = Array.from({ length: PARTS + 1 }, (_, n) =>
    ofUsers.getKey(`${user}:${part - n - 1}`),
  );
  const isBefore = and(inArray(callLimit.key, keys), gt(callLimit.expire, Date.now()));
  const before = await query((database) =>
    database.select().from(callLimit).where(isBefore).orderBy(callLimit.expire),
  );
  let over = consumedPoints - ofUsers.points;
  for (const { points } of before) over += points;
  if (over <= 0) return null;
  await ofUsers.reward(`${user}:${part}`, calls);
  // The oldest expires first.
  for (const { points, expire } of before) {
    over -= points;
    if (over <= 0) return Math.ceil(((expire ?? 0) - Date.now()) / 1000);
  }
  return Math.ceil(msBeforeNext / 1000);
}

/**
 * The calls to TikTok that all processes together may make. They are counted by the second: TikTok looks at the last
 * sixty, and a limit for each minute would allow twice as many around its end.
 * @param perMinute calls to each endpoint, which TikTok limits by themselves; from 60 on, rounded down to whole calls a second
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export function newCallBudget(perMinute: number) {
  const limiter = new RateLimiterPostgres({
    ...TABLE,
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
