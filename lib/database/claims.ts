import { and, asc, eq, gt, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { isTikTok } from "@/lib/database/grants";
import { query } from "@/lib/database/open";
import { account } from "@/lib/database/schema";
import { parseScopes } from "@/lib/tiktok/scopes";

/** A grant that the daily job has to itself for two minutes. */
export interface Claim {
  openId: string;
  scopes: string[];
}

// Longer than one person can take, with the wait in the job's queue.
const CLAIM_SECONDS = 120;
// Counting all would take longer than a query may, with millions of people.
const COUNTED_AT_MOST = 100_000;

const hasCounts = sql`${account.scope} ~ '(user[.]info[.]stats|video[.]list)'`;
const isLive = and(
  eq(account.provider, "tiktok"),
  isNotNull(account.refresh_token),
  isNull(account.endedBecause),
  gt(account.refreshExpiresAt, sql`now()`),
);
const isFree = or(isNull(account.claimedUntil), lt(account.claimedUntil, sql`now()`));
const isBefore = (day: string) => lt(account.statsOn, day);
const isDue = (day: string) => and(isLive, hasCounts, or(isNull(account.statsOn), isBefore(day)));

/**
 * Claims live grants that have not been read on a day, for two minutes: new ones first, then those that wait longest.
 * Several processes at once get different ones.
 * @param day such as "2026-11-25"
 */
export async function claimPeople(day: string, atMost: number): Promise<Claim[]> {
  // One after the other, because the index serves each of the two, but not both at once.
  const added = await claim(isNull(account.statsOn), atMost);
  return added.length > 0 ? added : claim(isBefore(day), atMost);
}

async function claim(isWaiting: SQL, atMost: number): Promise<Claim[]> {
  const rows = await query((database) => {
    const chosen = database.$with("chosen").as(
      database
        .select({ id: account.providerAccountId })
        .from(account)
        .where(and(isLive, hasCounts, isFree, isWaiting))
        .orderBy(asc(account.statsOn))
        .limit(atMost)
        .for("update", { skipLocked: true }),
    );
    return database
      .with(chosen)
      .update(account)
      .set({ claimedUntil: after(CLAIM_SECONDS) })
      .from(chosen)
      .where(and(eq(account.provider, "tiktok"), eq(account.providerAccountId, chosen.id)))
      .returning({ openId: account.providerAccountId, scope: account.scope });
  });
  return rows.map(({ openId, scope }) => ({ openId, scopes: parseScopes(scope) }));
}

/** Leaves a grant alone for a while, in every process. */
export async function leaveAlone(openId: string, seconds: number): Promise<void> {
  await query((database) =>
    database
      .update(account)
      .set({ claimedUntil: after(seconds) })
      .where(isTikTok(openId)),
  );
}

/** Marks a grant whose tokens cannot be used as done for a day, so that no one claims it again that day. */
export async function skipPerson(openId: string, day: string): Promise<void> {
  await query((database) =>
    database.update(account).set({ statsOn: day, claimedUntil: null }).where(isTikTok(openId)),
  );
}

/**
 * Marks live grants whose scopes allow no counts as done for a day, so that no one looks at them again.
 * @returns how many; if it is `atMost`, there may be more
 */
export async function skipUncountable(day: string, atMost: number): Promise<number> {
  const rows = await query((database) => {
    const chosen = database.$with("chosen").as(
      database
        .select({ id: account.providerAccountId })
        .from(account)
        .where(
          and(isLive, sql`${hasCounts} is not true`, or(isNull(account.statsOn), isBefore(day))),
        )
        .limit(atMost)
        .for("update", { skipLocked: true }),
    );
    return database
      .with(chosen)
      .update(account)
      .set({ statsOn: day })
      .from(chosen)
      .where(and(eq(account.provider, "tiktok"), eq(account.providerAccountId, chosen.id)))
      .returning({ openId: account.providerAccountId });
  });
  return rows.length;
}

/** How many live grants have not been read on a day. Stops counting at 100,000. */
export async function countDue(day: string): Promise<number> {
  return query((database) =>
    database.$count(
      database
        .select({ openId: account.providerAccountId })
        .from(account)
        .where(isDue(day))
        .limit(COUNTED_AT_MOST)
        .as("due"),
    ),
  );
}

/** Seconds until the next grant can be claimed; null if all have been read on that day. */
export async function secondsToNextClaim(day: string): Promise<number | null> {
  const rows = await query((database) =>
    database
      .select({
        seconds: sql<number | null>`extract(epoch from
          min(coalesce(${account.claimedUntil}, now())) - now())::float8`,
      })
      .from(account)
      .where(isDue(day)),
  );
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.max(seconds, 0);
}

const after = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`;
