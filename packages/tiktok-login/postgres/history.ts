import { and, asc, eq, gte, sql } from "drizzle-orm";
import { query } from "@/lib/database/open";
import { statsDay } from "@/lib/database/schema";
import { dayAt } from "@/lib/day";
import { identityOf, statsOf } from "@/lib/session/grant";
import type { Profile } from "@/lib/tiktok/profile";

/** What was read of a person at a time. */
interface SavedReading {
  profile: Profile;
  /** Unix seconds. */
  readAt: number;
  /** The views of all videos together, if they were read. */
  views?: number | undefined;
  /** The reading of the daily job, which reads each person once a day. */
  isDaily?: boolean;
}

/**
 * Saves a reading with one statement: name, picture and counts for when TikTok does not answer, and the day's row of
 * the history. A later reading of the same day replaces an earlier one.
 */
export async function saveReading(openId: string, reading: SavedReading): Promise<void> {
  const { profile, readAt, views, isDaily = false } = reading;
  const { name, image, username } = identityOf(profile);
  const { followers, following, likes, videos } = statsOf(profile);
  const hasCounts = [followers, following, likes, videos, views].some((one) => one !== undefined);
  const day = dayAt(readAt);
  const at = new Date(readAt * 1000).toISOString();
  const count = (value: number | undefined) => sql`${value ?? null}::bigint`;
  await query((database) =>
    database.execute(sql`
      with owner as (
        -- The person before the account, as sign-ins do, so that the two never wait for each other.
        select id from "user" where id = (
          select user_id from account where provider = 'tiktok' and provider_account_id = ${openId}
        ) for update
      ), saved as (
        update account set username = ${username}, followers = ${count(followers)},
          following = ${count(following)}, likes = ${count(likes)}, videos = ${count(videos)},
          read_at = ${at}::timestamptz,
          stats_on = case when ${isDaily}::boolean then ${day}::date else stats_on end,
          claimed_until = case when ${isDaily}::boolean then null else claimed_until end
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
      insert into stats_day (user_id, day, followers, following, likes, videos, views)
      select user_id, ${day}::date, ${count(followers)}, ${count(following)}, ${count(likes)},
        ${count(videos)}, ${count(views)} from saved where ${hasCounts}::boolean
      on conflict (user_id, day) do update set followers = excluded.followers,
        following = excluded.following, likes = excluded.likes, videos = excluded.videos,
        views = coalesce(excluded.views, stats_day.views)`),
  );
}

/** A person's history, oldest day first. @param since the first day, such as "2026-08-27" */
export async function readDays(userId: string, since: string) {
  return query((database) =>
    database
      .select()
      .from(statsDay)
      .where(and(eq(statsDay.userId, userId), gte(statsDay.day, since)))
      .orderBy(asc(statsDay.day)),
  );
}
