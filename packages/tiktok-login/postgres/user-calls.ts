import { createHash } from "node:crypto";
import { and, gt, inArray } from "drizzle-orm";
import type { QueryConfig } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { query } from "@/lib/database/open";
import { CALLS_PER_USER } from "@/lib/session/user-calls";
import { timeouts } from "@/lib/timeouts";
import { callLimit } from "./tables";

// Without the names of the statements: poolers in transaction mode refuse named ones.
const run = ({ text, values }: QueryConfig) =>
  query((database) => database.$client.query(text, values));

/** Where rate-limiter-flexible counts, for all servers together. */
export const CALL_LIMIT = {
  ...{ storeClient: { query: run }, storeType: "client", clearExpiredByTimeout: false },
  ...{ tableName: "call_limit", tableCreated: true },
};

// A row for each part of a minute, which counts for a minute more. One for a whole minute would allow twice as many around
// its end.
const PARTS = 12;
// In whole milliseconds, which the table has.
const PART_MS = Math.ceil(timeouts.userLimitMs / PARTS);
const ofUsers = new RateLimiterPostgres({
  ...CALL_LIMIT,
  points: CALLS_PER_USER,
  duration: (timeouts.userLimitMs + PART_MS) / 1000,
});

/** Counts the calls of one user on all servers together. */
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
