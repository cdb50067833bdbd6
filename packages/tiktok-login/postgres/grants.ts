import { and, eq, inArray, lte } from "drizzle-orm";
import type { RefreshAnswer } from "../client/token";
import type { Db, Queries } from "./db";
import { account, session, user } from "./tables";
import { sealed, type TokenOwner } from "./tokens";

/** The owner of a TikTok account's tokens. */
export const ownerOf = (openId: string): TokenOwner => ({
  provider: "tiktok",
  providerAccountId: openId,
});

/** The condition on `account` for a TikTok account. */
export const isTikTok = (openId: string) =>
  and(eq(account.provider, "tiktok"), eq(account.providerAccountId, openId));

/** The columns that follow from an answer of TikTok's token endpoint. @param now Unix seconds */
export function tokenColumns(
  db: Pick<Db, "secrets">,
  openId: string,
  tokens: RefreshAnswer,
  now: number,
) {
  const { access_token, expires_in, refresh_token, refresh_expires_in, scope } = tokens;
  const owner = ownerOf(openId);
  return {
    access_token: sealed(db, access_token, owner, "access_token"),
    expires_at: now + expires_in,
    accessTokenSeconds: expires_in,
    ...(refresh_token && { refresh_token: sealed(db, refresh_token, owner, "refresh_token") }),
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
 * Forgets a grant at TikTok: its tokens are deleted, and what this site deletes in `onEnd`. The person and the open_id
 * stay, so that connecting again leads to the same person.
 * @param because why, such as "disconnected"
 * @param options.sayWhy whether the person's sessions tell it on their next visit; else they are deleted
 * @param options.removedAt when it ended at TikTok, in Unix seconds: a grant that was given later stays
 */
export async function endGrant(
  db: Pick<Db, "query" | "hooks">,
  openId: string,
  because: string,
  { sayWhy, removedAt }: { sayWhy: boolean; removedAt?: number | undefined },
): Promise<void> {
  await db.query((connection) =>
    connection.transaction(async (transaction) => {
      const rows = await transaction
        .update(account)
        .set({
          access_token: null,
          refresh_token: null,
          endedBecause: because,
          leaseBy: null,
          leaseUntil: null,
          ...NOTHING_REMEMBERED,
        })
        .where(
          and(isTikTok(openId), removedAt ? lte(account.grantedAt, latest(removedAt)) : undefined),
        )
        .returning({ userId: account.userId });
      const userIds = rows.map(({ userId }) => userId);
      if (userIds.length === 0) return;
      await db.hooks.onEnd?.({ userIds, database: transaction });
      const theirs = inArray(session.userId, userIds);
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
export async function openIdOf(db: Queries, userId: string): Promise<string | null> {
  const isTheirs = and(eq(account.userId, userId), eq(account.provider, "tiktok"));
  const rows = await db.query((connection) =>
    connection.select({ openId: account.providerAccountId }).from(account).where(isTheirs).limit(1),
  );
  return rows[0]?.openId ?? null;
}

/** Deletes a person with everything that belongs to it, in the tables of this site too. */
export async function deletePerson(db: Queries, userId: string): Promise<void> {
  await db.query((connection) => connection.delete(user).where(eq(user.id, userId)));
}
