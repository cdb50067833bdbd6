import { createHash } from "node:crypto";
import { and, gt, inArray } from "drizzle-orm";
import type { QueryConfig } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { CALLS_PER_USER } from "../next/user-calls";
import type { Db, Queries } from "./db";
import { callLimit } from "./tables";

/** A limiter of rate-limiter-flexible that counts in the table `call_limit`, for all servers together. */
export function callLimits(
  database: Queries,
  limits: { points: number; duration: number },
): RateLimiterPostgres {
  // Without the names of the statements: poolers in transaction mode refuse named ones.
  const run = ({ text, values }: QueryConfig) =>
    database.query((connection) => connection.$client.query(text, values));
  return new RateLimiterPostgres({
    ...{ storeClient: { query: run }, storeType: "client", clearExpiredByTimeout: false },
    ...{ tableName: "call_limit", tableCreated: true, ...limits },
  });
}

// A row for each part of a minute, which counts for a minute more. One for a whole minute would allow twice as many around
// its end.
const PARTS = 12;

/** Counts the calls of one user on all servers together. */
export async function takeCallsOf(
  db: Pick<Db, "query" | "timeouts" | "memory">,
  openId: string,
  calls: number,
): Promise<number | null> {
  const { userLimitMs } = db.timeouts;
  // In whole milliseconds, which the table has.
  const partMs = Math.ceil(userLimitMs / PARTS);
  const ofUsers = db.memory("user limiter", () =>
    callLimits(db, { points: CALLS_PER_USER, duration: (userLimitMs + partMs) / 1000 }),
  );
  // No table but those of users names one.
  const user = createHash("sha256").update(openId).digest("base64url");
  const part = Math.floor(Date.now() / partMs);
  const { consumedPoints, msBeforeNext } = await ofUsers.penalty(`${user}:${part}`, calls);
  const keys = Array.from({ length: PARTS + 1 }, (_, n) =>
    ofUsers.getKey(`${user}:${part - n - 1}`),
  );
  const isBefore = and(inArray(callLimit.key, keys), gt(callLimit.expire, Date.now()));
  const before = await db.query((connection) =>
    connection.select().from(callLimit).where(isBefore).orderBy(callLimit.expire),
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
