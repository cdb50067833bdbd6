import { and, asc, eq, gte, inArray } from "drizzle-orm";
import { statsOf } from "tiktok-login/next";
import type { Connection, Database, Hooks } from "tiktok-login/postgres";
import { statsClaim, statsDay } from "@/lib/database/schema";
import { dayAt } from "@/lib/day";

type Event<Name extends keyof Hooks> = Parameters<NonNullable<Hooks[Name]>>[0];

/** Saves the counts of a sign-in, and lets the daily job find the user. */
export async function saveSignIn({ userId, profile, at, database }: Event<"onSignIn">) {
  await saveDay(database, { userId, day: dayAt(at), ...statsOf(profile) });
  await database.insert(statsClaim).values({ userId }).onConflictDoNothing();
}

/** Saves the counts of a reading. */
export const saveReading = ({ userId, profile, readAt, database }: Event<"onRead">) =>
  saveDay(database, { userId, day: dayAt(readAt), ...statsOf(profile) });

/** Deletes the history of users. */
export async function deleteHistory({ userIds, database }: Event<"onEnd">): Promise<void> {
  for (const table of [statsDay, statsClaim])
    await database.delete(table).where(inArray(table.userId, userIds));
}

/** Saves a user's counts on a day. Later ones of the same day replace them; the views stay. */
async function saveDay(database: Connection, row: typeof statsDay.$inferInsert): Promise<void> {
  const { userId, day, followers = null, following = null, likes = null, videos = null } = row;
  const counts = { followers, following, likes, videos };
  if (Object.values(counts).every((count) => count === null)) return;
  await database
    .insert(statsDay)
    .values({ userId, day, ...counts })
    .onConflictDoUpdate({ target: [statsDay.userId, statsDay.day], set: counts });
}

/** Notes that the daily job has read a user on a day, and the views of the user's videos if it read them. */
export async function finishDay(
  { userId, database }: { userId: string; database: Connection },
  day: string,
  views?: number,
): Promise<void> {
  if (views !== undefined)
    await database
      .insert(statsDay)
      .values({ userId, day, views })
      .onConflictDoUpdate({ target: [statsDay.userId, statsDay.day], set: { views } });
  await database
    .update(statsClaim)
    .set({ statsOn: day, claimedUntil: null })
    .where(eq(statsClaim.userId, userId));
}

/** A user's history, oldest day first. @param since the first day, such as "2026-08-27" */
export async function readDays(database: Database, userId: string, since: string) {
  return database.query((connection) =>
    connection
      .select()
      .from(statsDay)
      .where(and(eq(statsDay.userId, userId), gte(statsDay.day, since)))
      .orderBy(asc(statsDay.day)),
  );
}
