import { eq, type SQL, sql } from "drizzle-orm";
import { parseScopes } from "tiktok-login";
import type { Database } from "tiktok-login/postgres";
import { statsClaim } from "@/lib/database/schema";

/** A user whom the daily job has to itself for two minutes. */
export type Claim = NonNullable<Awaited<ReturnType<typeof claimUser>>>;

// Whether a row of `account` lets the job read counts or views.
const isLive = sql`provider = 'tiktok' and ended_because is null
  and (scope like '%user.info.stats%' or scope like '%video.list%')
  and refresh_token is not null and refresh_expires_at > now()`;

const firstRow = (database: Database, sql: SQL) =>
  database.query(async (connection) => (await connection.execute(sql)).rows[0]);

/**
 * Claims a user who has not been read on a day: a new one, or the one who waits longest. Several processes at once get
 * different ones. @param day such as "2026-11-25"
 */
export async function claimUser(database: Database, day: string) {
  // One after the other, because the index serves each of the two, but not both at once.
  for (const isWaiting of [sql`stats_on is null`, sql`stats_on < ${day}`])
    for (;;) {
      const row = await firstRow(database, claimOf(isWaiting));
      if (!row) break;
      const [userId, openId] = [String(row.user_id), String(row.open_id)];
      if (row.open_id) return { userId, openId, scopes: parseScopes(String(row.scope)) };
    }
  return null;
}

/**
 * The statement that claims a user, whom it finds by the index alone. A user whose grant has ended loses the row, so that no
 * later claim finds it again; the answer has no open_id then.
 */
export const claimOf = (isWaiting: SQL) => sql`
  with next as (
    select user_id from stats_claim
    where ${isWaiting} and coalesce(claimed_until < now(), true)
    order by stats_on limit 1 for update skip locked
  ), live as (
    select user_id, provider_account_id, scope from account join next using (user_id) where ${isLive}
  ), claimed as (
    update stats_claim set claimed_until = now() + interval '2 minutes'
    from live where stats_claim.user_id = live.user_id
  ), dropped as (
    delete from stats_claim using next
    where stats_claim.user_id = next.user_id and not exists (select from live)
  )
  select user_id, provider_account_id as open_id, scope from next left join live using (user_id)`;

/** Gives a claim back. No one claims the user for so many seconds, or on a day that is named. */
export async function release(
  database: Database,
  userId: string,
  seconds: number,
  statsOn?: string,
): Promise<void> {
  const claimedUntil = sql`now() + make_interval(secs => ${seconds})`;
  await database.query((connection) =>
    connection
      .update(statsClaim)
      .set({ claimedUntil, statsOn })
      .where(eq(statsClaim.userId, userId)),
  );
}

/**
 * Adds the users whom no claim would find although they can be read: those who signed in before this site had a history,
 * and those whose row was dropped during a sign-in. It looks at everyone, and adds up to a million.
 */
export async function addMissing(database: Database): Promise<void> {
  // In an order, so that two processes that do this at once never wait for each other in a circle.
  const missing = sql`
    insert into stats_claim (user_id) select user_id from (
      select user_id from account
      where ${isLive} and not exists (select from stats_claim where user_id = account.user_id)
      limit 10000
    ) missing order by user_id on conflict do nothing`;
  for (let left = 100, rows: number | null = 10_000; left > 0 && rows === 10_000; left--)
    rows = (await database.query((connection) => connection.execute(missing))).rowCount;
}

/** How many users have not been read on a day. Counts to 100,000: more takes longer than a query may. */
export async function countDue(database: Database, day: string): Promise<number> {
  const due = sql`select user_id from stats_claim
    where stats_on is null or stats_on < ${day} limit 100000`;
  const count = sql`select count(*)::int as count from (${due}) due
    join account using (user_id) where ${isLive}`;
  return Number((await firstRow(database, count))?.count);
}
