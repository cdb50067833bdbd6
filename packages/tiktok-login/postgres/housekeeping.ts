import { sql } from "drizzle-orm";
import type { Queries } from "./db";

// A thousand at a time, for the time that a query may take.
const STATEMENTS = [
  // Sessions: one that has ended is extended no more, so it expires as well.
  sql`delete from session where session_token in
    (select session_token from session where expires < now() limit 1000)`,
  // Counts of calls, each for a minute or less.
  sql`delete from call_limit where key in (select key from call_limit
    where expire < extract(epoch from now()) * 1000 limit 1000)`,
  // Left by a sign-in that broke off, or by unlinking the last account. Such a person can never sign in again.
  sql`delete from "user" where id in (
    select id from "user" person where created_at < now() - interval '1 day'
      and not exists (select from account where user_id = person.id)
      and not exists (select from session where user_id = person.id) limit 1000)`,
  // Dead tokens. There is no column for when a grant ended: it was read for the last time before that. The user
  // stays, for when the person connects TikTok again. The lock is for a sign-in that is just bringing new tokens.
  sql`update account set access_token = null, refresh_token = null,
      ended_because = coalesce(ended_because, 'expired')
    where provider = 'tiktok' and provider_account_id in (
      select provider_account_id from account
      where provider = 'tiktok' and refresh_token is not null
        and (refresh_expires_at < now() - interval '1 day' or ended_because is not null
          and greatest(read_at, granted_at) < now() - interval '180 days')
      limit 1000 for update)`,
];

/** Deletes what no one needs any more. What takes too long is for the next run. */
export async function cleanUp(database: Queries): Promise<void> {
  for (const statement of STATEMENTS)
    for (let left = 100, rows: number | null = 1_000; left > 0 && rows === 1_000; left--)
      rows = (await database.query((connection) => connection.execute(statement))).rowCount;
}
