import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { nowSeconds } from "../client/clock";
import type { Profile } from "../client/profile";
import type { TokenAnswer } from "../client/token";
import { identityOf, statsOf } from "../next/grant";
import type { Link } from "../next/link";
import { lockPerson } from "./accounts";
import type { Connection } from "./connection";
import type { Db, Queries } from "./db";
import { isTikTok, ownerOf, tokenColumns } from "./grants";
import { isAlive } from "./sessions";
import { account, session, user } from "./tables";

/** Why an account was not connected to the person who asked for it. */
interface NotConnected {
  code: "account_taken" | "second_account" | "sign_in_lost";
  /** Whether its owner has it connected: to revoke the new tokens would end that. */
  isInUse: boolean;
}

/**
 * Saves a sign-in with TikTok: the person, new tokens, name, picture and counts, in one transaction. Auth.js would
 * write them at the first sign-in only.
 * @param link the person who connects TikTok while signed in; null for a sign-in of its own
 * @param now Unix seconds
 * @returns whose account it is; or why it was not connected to the person: then nothing is saved
 */
export async function saveSignIn(
  db: Db,
  tokens: TokenAnswer,
  profile: Profile,
  link: null,
  now: number,
): Promise<string>;
export async function saveSignIn(
  db: Db,
  tokens: TokenAnswer,
  profile: Profile,
  link: Link | null,
  now: number,
): Promise<string | NotConnected>;
export async function saveSignIn(
  db: Db,
  tokens: TokenAnswer,
  profile: Profile,
  link: Link | null,
  now: number,
): Promise<string | NotConnected> {
  const { name, image, username } = identityOf(profile);
  const openId = profile.open_id;
  const columns = {
    ...tokenColumns(db, openId, tokens, now),
    ...statsOf(profile),
    username,
    token_type: tokens.token_type,
    grantedAt: new Date(now * 1000),
    readAt: new Date(now * 1000),
  };
  return db.query((connection) =>
    connection.transaction(async (transaction) => {
      const known = await lockOwner(transaction, openId);
      if (link) {
        const { isInUse = false } = known ?? {};
        if (known && known.id !== link.userId) return { code: "account_taken", isInUse };
        if (!(await lockAsking(transaction, link, now))) return { code: "sign_in_lost", isInUse };
        if (!(await makeRoom(transaction, link.userId, openId)))
          return { code: "second_account", isInUse };
      }
      const owner = known?.id ?? link?.userId ?? (await newPerson(transaction));
      await transaction
        .insert(account)
        .values({ ...ownerOf(openId), userId: owner, type: "oauth", ...columns })
        .onConflictDoUpdate({
          target: [account.provider, account.providerAccountId],
          set: columns,
        });
      // A person who came with another provider keeps the name from there.
      if (owner !== link?.userId)
        await transaction.update(user).set({ name, image }).where(eq(user.id, owner));
      const event = { userId: owner, openId, profile, at: now, database: transaction };
      await db.hooks.onSignIn?.(event);
      return owner;
    }),
  );
}

/**
 * Saves the first sign-in with an account at another provider, unless someone has the account or the email address
 * already: then Auth.js signs the one in, or refuses.
 */
export async function saveFirstSignIn(
  db: Queries,
  person: typeof user.$inferInsert,
  row: Omit<typeof account.$inferInsert, "userId">,
): Promise<void> {
  await db.query((connection) =>
    connection.transaction(async (transaction) => {
      await lockAccount(transaction, row.provider, row.providerAccountId);
      if (await ownerIn(transaction, row)) return;
      const added = transaction.insert(user).values(person).onConflictDoNothing();
      const [created] = await added.returning({ id: user.id });
      if (created) await transaction.insert(account).values({ ...row, userId: created.id });
    }),
  );
}

/**
 * Connects an account at another provider to a person, who has one of each.
 * @param link whose session asked for it; null if Auth.js connects it by itself
 * @returns null, or why it was not connected
 */
export async function connectAccount(
  db: Queries,
  row: typeof account.$inferInsert,
  link: Link | null,
) {
  return db.query((connection) =>
    connection.transaction(async (transaction) => {
      await lockAccount(transaction, row.provider, row.providerAccountId);
      if (link && !(await lockAsking(transaction, link, nowSeconds()))) return "sign_in_lost";
      await transaction.insert(account).values(row).onConflictDoNothing();
      const owner = await ownerIn(transaction, row);
      if (!owner) return "second_account";
      return owner.id === row.userId ? null : "account_taken";
    }),
  );
}

type AccountKey = Pick<typeof account.$inferInsert, "provider" | "providerAccountId">;

async function ownerIn(transaction: Connection, { provider, providerAccountId }: AccountKey) {
  const isThis = and(
    eq(account.provider, provider),
    eq(account.providerAccountId, providerAccountId),
  );
  const [owner] = await transaction.select({ id: account.userId }).from(account).where(isThis);
  return owner;
}

/**
 * Locks the person and the session that asked to connect an account, so that neither ends before that is done.
 * @param now Unix seconds
 * @returns false if one of them has ended: then the session must not connect an account with which its browser could
 * sign in again
 */
async function lockAsking(
  transaction: Connection,
  { userId, sessionId }: Link,
  now: number,
): Promise<boolean> {
  await lockPerson(transaction, userId);
  const isAsking = and(eq(session.id, sessionId), eq(session.userId, userId));
  const rows = await transaction
    .select({ id: session.id })
    .from(session)
    .where(and(isAsking, isAlive(new Date(now * 1000))))
    .for("update");
  return rows.length > 0;
}

/** Of two first sign-ins with one account at once, the second waits here for the first. Before any other lock. */
async function lockAccount(transaction: Connection, provider: string, id: string): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`${provider}:${id}`}))`);
}

async function lockOwner(transaction: Connection, openId: string) {
  await lockAccount(transaction, "tiktok", openId);
  const isThis = isTikTok(openId);
  const owner = transaction.select({ id: account.userId }).from(account).where(isThis);
  await lockPerson(transaction, sql`(${owner})`);
  // Only now is it certain: another account may have taken the place of this one.
  const isInUse = sql<boolean>`${and(isNotNull(account.refresh_token), isNull(account.endedBecause))}`;
  const [row] = await transaction
    .select({ id: account.userId, isInUse })
    .from(account)
    .where(isThis);
  return row;
}

/**
 * Deletes the row of another TikTok account of a person, which was disconnected: a person has one at most.
 * @returns false if the person still has it
 */
async function makeRoom(transaction: Connection, userId: string, openId: string): Promise<boolean> {
  const isOther = and(
    eq(account.userId, userId),
    eq(account.provider, "tiktok"),
    ne(account.providerAccountId, openId),
  );
  await transaction.delete(account).where(and(isOther, isNull(account.refresh_token)));
  const others = await transaction.select({ id: account.userId }).from(account).where(isOther);
  return others.length === 0;
}

async function newPerson(transaction: Connection): Promise<string> {
  const [row] = await transaction.insert(user).values({}).returning({ id: user.id });
  return row?.id ?? "";
}
