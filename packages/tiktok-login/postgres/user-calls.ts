import { createHash } from "node:crypto";
import type { QueryConfig } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { CALLS_PER_USER } from "../next/user-calls";
import type { Db, Queries } from "./db";

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

/** Counts the calls of one user on all servers together. */
export async function takeCallsOf(
  db: Pick<Db, "query" | "timeouts" | "memory">,
  openId: string,
  calls: number,
): Promise<number | null> {
  const ofUsers = db.memory("user limiter", () =>
    callLimits(db, { points: CALLS_PER_USER, duration: db.timeouts.userLimitMs / 1000 }),
  );
  // No table but those of users names one.
  const user = createHash("sha256").update(openId).digest("base64url");
  const { consumedPoints, msBeforeNext } = await ofUsers.penalty(user, calls);
  if (consumedPoints <= ofUsers.points) return null;
  await ofUsers.reward(user, calls);
  return Math.ceil(msBeforeNext / 1000);
}
