import { and, eq, inArray, isNull, lte, ne, sql } from "drizzle-orm";
import { lockPerson } from "@/lib/database/accounts";
import type { Database } from "@/lib/database/connection";
import { query } from "@/lib/database/open";
import { account, session, statsDay, user } from "@/lib/database/schema";
import { sealed, type TokenOwner } from "@/lib/database/tokens";
import { dayAt } from "@/lib/day";
import { identityOf, statsOf } from "@/lib/session/grant";
import type { Profile } from "@/lib/tiktok/profile";
import type { RefreshAnswer, TokenAnswer } from "@/lib/tiktok/token";

/** The owner of a TikTok account's tokens. */
export const ownerOf = (openId: string): TokenOwner => ({
  provider: "tiktok",
  providerAccountId: openId,
});

/** The condition on `account` for a TikTok account. */
export const isTikTok = (openId: string) =>
  and(eq(account.provider, "tiktok"), eq(account.providerAccountId, openId));

/** The columns that follow from an answer of TikTok's token endpoint. @param now Unix seconds */
export function tokenColumns(openId: string, tokens: RefreshAnswer, now: number) {
  const { access_token, expires_in, refresh_token, refresh_expires_in, scope } = tokens;
  const owner = ownerOf(openId);
  return {
    access_token: sealed(access_token, owner, "access_token"),
    expires_at: now + expires_in,
    ...(refresh_token && { refresh_token: sealed(refresh_token, owner, "refresh_token") }),
    ...(refresh_expires_in && { refreshExpiresAt: new Date((now + refresh_expires_in) * 1000) }),
    ...(scope && { scope }),
    endedBecause: null,
    leaseBy: null,
    leaseUntil: null,
    failures: 0,
    lastFailure: null,
    retryAt: null,
  };
}

/**
 * Saves a sign-in with TikTok: the person, new tokens, name, picture and counts, in one transaction. Auth.js would
 * write them at the first sign-in only.
 * @param userId the person who connects TikTok while signed in; null for a sign-in of its own
 * @param now Unix seconds
 * @returns whose account it is; another person than `userId` keeps it. Null if `userId` has another TikTok account: then
 * too, nothing is saved
 */
export async function saveSignIn(
  tokens: TokenAnswer,
  profile: Profile,
  userId: null,
  now: number,
): Promise<string>;
export async function saveSignIn(
  tokens: TokenAnswer,
  profile: Profile,
  userId: string | null,
  now: number,
): Promise<string | null>;
export async function saveSignIn(
  tokens: TokenAnswer,
  profile: Profile,
  userId: string | null,
  now: number,
): Promise<string | null> {
  const { name, image, username } = identityOf(profile);
  const openId = profile.open_id;
  const counts = statsOf(profile);
  const columns = {
    ...tokenColumns(openId, tokens, now),
    ...counts,
    username,
    token_type: tokens.token_type,
    grantedAt: new Date(now * 1000),
    readAt: new Date(now * 1000),
  };
  return query((database) =>
    database.transaction(async (transaction) => {
      const known = await ownerInDatabase(transaction, openId);
      if (userId && known && known !== userId) return known;
      if (userId && !(await makeRoom(transaction, userId, openId))) return null;
      const owner = known ?? userId ?? (await newPerson(transaction));
      await transaction
        .insert(account)
        .values({ ...ownerOf(openId), userId: owner, type: "oauth", ...columns })
        .onConflictDoUpdate({
          target: [account.provider, account.providerAccountId],
          set: columns,
        });
      // A person who came with another provider keeps the name from there.
      if (owner !== userId)
        await transaction.update(user).set({ name, image }).where(eq(user.id, owner));
      const day = { userId: owner, day: dayAt(now), ...counts };
      await transaction
        .insert(statsDay)
        .values(day)
        .onConflictDoUpdate({ target: [statsDay.userId, statsDay.day], set: day });
      return owner;
    }),
  );
}

async function ownerInDatabase(database: Database, openId: string): Promise<string | null> {
  // Of two first sign-ins of one person at once, the second waits here for the first.
  await database.execute(sql`select pg_advisory_xact_lock(hashtext(${`tiktok:${openId}`}))`);
  const rows = await database.select({ id: account.userId }).from(account).where(isTikTok(openId));
  return rows[0]?.id ?? null;
}

/**
 * Deletes the row of another TikTok account of a person, which was disconnected: a person has one at most.
 * @returns false if the person still has it
 */
async function makeRoom(transaction: Database, userId: string, openId: string): Promise<boolean> {
  await lockPerson(transaction, userId);
  const isOther = and(
    eq(account.userId, userId),
    eq(account.provider, "tiktok"),
    ne(account.providerAccountId, openId),
  );
  await transaction.delete(account).where(and(isOther, isNull(account.refresh_token)));
  const others = await transaction.select({ id: account.userId }).from(account).where(isOther);
  return others.length === 0;
}

async function newPerson(database: Database): Promise<string> {
  const [row] = await database.insert(user).values({}).returning({ id: user.id });
  return row?.id ?? "";
}

/**
 * Forgets a grant at TikTok: its tokens and the person's history are deleted. The person and the open_id stay, so
 * that connecting again leads to the same person.
 * @param because why, such as "disconnected"
 * @param options.sayWhy whether the person's sessions tell it on their next visit; else they are deleted
 * @param options.removedAt when it ended at TikTok, in Unix seconds: a grant that was given later stays
 */
export async function endGrant(
  openId: string,
  because: string,
  { sayWhy, removedAt }: { sayWhy: boolean; removedAt?: number | undefined },
): Promise<void> {
  await query((database) =>
    database.transaction(async (transaction) => {
      const rows = await transaction
        .update(account)
        .set({
          access_token: null,
          refresh_token: null,
          endedBecause: because,
          leaseBy: null,
          leaseUntil: null,
          statsOn: null,
          ...NOTHING_REMEMBERED,
        })
        .where(
          and(isTikTok(openId), removedAt ? lte(account.grantedAt, latest(removedAt)) : undefined),
        )
        .returning({ userId: account.userId });
      const people = rows.map(({ userId }) => userId);
      if (people.length === 0) return;
      await transaction.delete(statsDay).where(inArray(statsDay.userId, people));
      const theirs = inArray(session.userId, people);
      if (sayWhy) await transaction.update(session).set({ endedBecause: because }).where(theirs);
      else await transaction.delete(session).where(theirs);
    }),
  );
}

// TikTok's clock and this server's may differ a little.
const latest = (seconds: number) => new Date((seconds + CLOCK_SKEW_SECONDS) * 1000);
const CLOCK_SKEW_SECONDS = 5;

const NOTHING_REMEMBERED = {
  username: null,
  followers: null,
  following: null,
  likes: null,
  videos: null,
  readAt: null,
};

/** The open_id of a person's TikTok account; null without one. */
export async function openIdOf(userId: string): Promise<string | null> {
  const isTheirs = and(eq(account.userId, userId), eq(account.provider, "tiktok"));
  const rows = await query((database) =>
    database.select({ openId: account.providerAccountId }).from(account).where(isTheirs).limit(1),
  );
  return rows[0]?.openId ?? null;
}

/** Deletes a person with everything that belongs to it: accounts, sessions and history. */
export async function deletePerson(userId: string): Promise<void> {
  await query((database) => database.delete(user).where(eq(user.id, userId)));
}
