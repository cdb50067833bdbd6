import { type SQL, sql } from "drizzle-orm";
import { query } from "@/lib/database/open";
import { hasCounts } from "@/lib/database/schema";
import { parseScopes } from "@/lib/tiktok/scopes";

/** A grant that the daily job has to itself for two minutes. */
export type Claim = NonNullable<Awaited<ReturnType<typeof claimGrant>>>;

const isLive = sql`provider = 'tiktok' and ended_because is null and ${hasCounts}
  and refresh_token is not null and refresh_expires_at > now()`;

const firstRow = (sql: SQL) => query(async (database) => (await database.execute(sql)).rows[0]);

/**
 * Claims a live grant that has not been read on a day: a new one, or the one that waits longest.
 * Several processes at once get different ones. @param day such as "2026-11-25"
 */
export async function claimGrant(day: string) {
  // One after the other, because the index serves each of the two, but not both at once.
  for (const isWaiting of [sql`stats_on is null`, sql`stats_on < ${day}`]) {
    const row = await firstRow(sql`
      update account set claimed_until = now() + interval '2 minutes'
      where provider = 'tiktok' and provider_account_id = (
        select provider_account_id from account
        where ${isLive} and ${isWaiting} and coalesce(claimed_until < now(), true)
        order by stats_on limit 1 for update skip locked
      ) returning provider_account_id as id, scope`);
    if (row) return { openId: String(row.id), scopes: parseScopes(String(row.scope)) };
  }
  return null;
}

/** Gives a claim back. No one claims the grant for so many seconds, or on a day that is named. */
export async function release(openId: string, seconds: number, day: string | null = null) {
  await firstRow(sql`
    update account set claimed_until = now() + make_interval(secs => ${seconds}),
      stats_on = coalesce(${day}::date, stats_on)
    where provider = 'tiktok' and provider_account_id = ${openId}`);
}

/** How many live grants have not been read on a day. Counts to 100,000: more takes longer than a query may. */
export async function countDue(day: string): Promise<number> {
  const due = sql`select from account
    where ${isLive} and (stats_on is null or stats_on < ${day}) limit 100000`;
  return Number((await firstRow(sql`select count(*)::int as count from (${due}) due`))?.count);
}
