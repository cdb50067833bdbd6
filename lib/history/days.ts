import { and, asc, eq, gte, inArray } from "drizzle-orm";
import type { Database } from "@/lib/database/connection";
import { type Hooks, setHooks } from "@/lib/database/hooks";
import { query } from "@/lib/database/open";
import { statsClaim, statsDay } from "@/lib/database/schema";
import { dayAt } from "@/lib/day";
import { statsOf } from "@/lib/session/grant";

const hooks: Hooks = {
  async onSignIn({ userId, profile, at, database }) {
    await saveDay(database, { userId, day: dayAt(at), ...statsOf(profile) });
    await database.insert(statsClaim).values({ userId }).onConflictDoNothing();
  },
  onRead: ({ userId, profile, readAt, database }) =>
    saveDay(database, { userId, day: dayAt(readAt), ...statsOf(profile) }),
  async onEnd({ userIds, database }) {
    for (const table of [statsDay, statsClaim])
      await database.delete(table).where(inArray(table.userId, userIds));
  },
};

/** Lets this process keep a history when people sign in, are read, or disconnect TikTok. */
export const keepHistory = (): void => setHooks(hooks);

/** Saves a user's counts on a day. Later ones of the same day replace them; the views stay. */
async function saveDay(database: Database, row: typeof statsDay.$inferInsert): Promise<void> {
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
  { userId, database }: { userId: string; database: Database },
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
export async function readDays(userId: string, since: string) {
  return query((database) =>
    database
      .select()
      .from(statsDay)
      .where(and(eq(statsDay.userId, userId), gte(statsDay.day, since)))
      .orderBy(asc(statsDay.day)),
  );
}
