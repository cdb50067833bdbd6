import { sql } from "drizzle-orm";
import type { Profile } from "../client/profile";
import { identityOf, statsOf } from "../next/grant";
import type { Connection } from "./connection";
import type { Db } from "./db";

/** What was read of a user. */
interface Reading {
  profile: Profile;
  /** Unix seconds. */
  readAt: number;
}

/**
 * Saves a reading: name, picture and counts for when TikTok does not answer, and what this site saves in `onRead`. Of a
 * grant that has been disconnected, nothing is saved.
 * @param alsoSave what else is saved in the same transaction
 */
export async function saveReading(
  db: Pick<Db, "query" | "hooks">,
  openId: string,
  reading: Reading,
  alsoSave?: (saved: { userId: string; database: Connection }) => Promise<void>,
): Promise<void> {
  const { profile, readAt } = reading;
  const { name, image, username } = identityOf(profile);
  const { followers, following, likes, videos } = statsOf(profile);
  const at = new Date(readAt * 1000).toISOString();
  const count = (value: number | undefined) => sql`${value ?? null}::bigint`;
  const saveAccount = sql`
    with owner as (
      -- The person before the account, as sign-ins do, so that the two never wait for each other.
      select id from "user" where id = (
        select user_id from account where provider = 'tiktok' and provider_account_id = ${openId}
      ) for update
    ), saved as (
      update account set username = ${username}, followers = ${count(followers)},
        following = ${count(following)}, likes = ${count(likes)}, videos = ${count(videos)},
        read_at = ${at}::timestamptz
      from owner where provider = 'tiktok' and provider_account_id = ${openId}
        and user_id = owner.id and refresh_token is not null
      returning user_id
    ), named as (
      update "user" set name = ${name}, image = ${image} from saved where id = saved.user_id
        -- A person who came with another provider keeps the name from there.
        and not exists (
          select from account where user_id = saved.user_id and provider <> 'tiktok'
        )
    )
    select user_id from saved`;
  await db.query((connection) =>
    connection.transaction(async (transaction) => {
      const [saved] = (await transaction.execute(saveAccount)).rows;
      if (!saved) return;
      const event = { userId: String(saved.user_id), database: transaction };
      await db.hooks.onRead?.({ ...event, openId, profile, readAt });
      await alsoSave?.(event);
    }),
  );
}
