import { and, eq, inArray } from "drizzle-orm";
import type { Profile } from "tiktok-login";
import { nowSeconds } from "tiktok-login";
import type { Connection } from "tiktok-login/postgres";
import { account, session, statsClaim, statsDay } from "@/lib/database/schema";
import { sessions } from "@/lib/sessions";
import { query } from "./stored";

type Columns = Partial<typeof account.$inferInsert>;

const DAY = 24 * 60 * 60;

/** Saves a person who has signed in. The database has to be open. @returns the person's id */
export async function savePerson(
  openId: string,
  columns: Columns = {},
  profile: Partial<Profile> = {},
): Promise<string> {
  const tokens = {
    access_token: `act.${openId}`,
    expires_in: 7_200,
    refresh_token: `rft.${openId}`,
    refresh_expires_in: 180 * DAY,
    scope: "user.info.basic,user.info.stats,video.list",
  };
  const from = { open_id: openId, follower_count: 1, ...profile };
  await signInWith(tokens, from);
  const userId = (await grantOf(openId))?.userId ?? "";
  if (Object.keys(columns).length > 0) await changeGrant(openId, columns);
  return userId;
}

interface SavedTokens {
  access_token: string;
  expires_in: number;
  refresh_token: string;
  refresh_expires_in: number;
  scope: string;
}

/** Saves a sign-in, as Auth.js lets the store do it. */
export async function signInWith(tokens: SavedTokens, profile: Profile): Promise<void> {
  const account = {
    ...({ provider: "tiktok", type: "oauth", providerAccountId: profile.open_id } as const),
    ...{ token_type: "bearer" as const, ...tokens },
  };
  const { signIn } = sessions.context.store.auth.callbacks ?? {};
  const saved = Promise.resolve(signIn?.({ user: {}, account, profile: { ...profile } }));
  await saved.catch((error: { cause?: { err?: Error } }) => {
    throw error.cause?.err ?? error;
  });
}

/** The condition for a TikTok account. */
const isTikTok = (openId: string) =>
  and(eq(account.provider, "tiktok"), eq(account.providerAccountId, openId));

/** A session of a person who asks to connect an account. */
export async function askingSession(userId: string) {
  const expires = new Date((nowSeconds() + DAY) * 1000);
  const row = { sessionToken: crypto.randomUUID(), userId, expires };
  const [added] = await query((database) => database.insert(session).values(row).returning());
  return { userId, sessionId: added?.id ?? "" };
}

/** The row of a grant. */
export async function grantOf(openId: string) {
  const rows = await query((database) => database.select().from(account).where(isTikTok(openId)));
  return rows[0];
}

/** Writes into the row of a grant. */
export async function changeGrant(openId: string, columns: Columns): Promise<void> {
  await query((database) => database.update(account).set(columns).where(isTikTok(openId)));
}

/** When the daily job has read a user, and until when the user is claimed. */
export async function claimedBy(openId: string) {
  const rows = await query((database) =>
    database
      .select({ statsOn: statsClaim.statsOn, claimedUntil: statsClaim.claimedUntil })
      .from(statsClaim)
      .innerJoin(account, eq(account.userId, statsClaim.userId))
      .where(isTikTok(openId)),
  );
  return rows[0];
}

/** Writes into the row that the daily job has for a user. */
export async function changeClaim(
  openId: string,
  columns: Partial<typeof statsClaim.$inferInsert>,
) {
  const owner = (database: Connection) =>
    database.select({ id: account.userId }).from(account).where(isTikTok(openId));
  await query((database) =>
    database
      .update(statsClaim)
      .set(columns)
      .where(inArray(statsClaim.userId, owner(database))),
  );
}

/** Every row of the history. */
export const allDays = () => query((database) => database.select().from(statsDay));
