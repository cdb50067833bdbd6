import { createHash } from "node:crypto";
import type { QueryConfig } from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { query } from "@/lib/database/open";
import { CALLS_PER_USER } from "@/lib/session/user-calls";
import { timeouts } from "@/lib/timeouts";

// Without the names of the statements: poolers in transaction mode refuse named ones.
const run = ({ text, values }: QueryConfig) =>
  query((database) => database.$client.query(text, values));

/** Where rate-limiter-flexible counts, for all servers together. */
export const CALL_LIMIT = {
  ...{ storeClient: { query: run }, storeType: "client", clearExpiredByTimeout: false },
  ...{ tableName: "call_limit", tableCreated: true },
};

const ofUsers = new RateLimiterPostgres({
  ...CALL_LIMIT,
  points: CALLS_PER_USER,
  duration: timeouts.userLimitMs / 1000,
});

/** Counts the calls of one user on all servers together. */
export async function takeCallsOf(openId: string, calls: number): Promise<number | null> {
  // No table but those of users names one.
  const user = createHash("sha256").update(openId).digest("base64url");
  const { consumedPoints, msBeforeNext } = await ofUsers.penalty(user, calls);
  if (consumedPoints <= ofUsers.points) return null;
  await ofUsers.reward(user, calls);
  return Math.ceil(msBeforeNext / 1000);
}
