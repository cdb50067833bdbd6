import { and, asc, eq, gt, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm";
import { nowSeconds } from "@/lib/clock";
import type { Database } from "@/lib/database/connection";
import { query } from "@/lib/database/open";
import { account, session, user } from "@/lib/database/schema";

// The row of a TikTok account that was disconnected stays, without tokens, for the day it is connected again.
const isConnected = or(ne(account.provider, "tiktok"), isNotNull(account.refresh_token));

/** The accounts that a person has connected, oldest first. */
export async function listAccounts(userId: string) {
  return query((database) => connectedTo(database, userId));
}

function connectedTo(database: Database, userId: string) {
  return database
    .select({
      provider: account.provider,
      id: account.providerAccountId,
      connectedAt: account.grantedAt,
    })
    .from(account)
    .where(and(eq(account.userId, userId), isConnected))
    .orderBy(asc(account.grantedAt));
}

/** Who asked for an account to be connected. */
export interface AskedBy {
  userId: string;
  sessionId: string;
}

/**
 * Connects an account to a person, who has one of each provider.
 * @param link whose session asked for it; null for the first account of a new person
 * @returns null, or why it was not connected
 */
export async function connectAccount(row: typeof account.$inferInsert, link: AskedBy | null) {
  const { userId, provider, providerAccountId } = row;
  const isThis = and(
    eq(account.provider, provider),
    eq(account.providerAccountId, providerAccountId),
  );
  return query((database) =>
    database.transaction(async (transaction) => {
      if (link && !(await lockAsking(transaction, link, nowSeconds()))) return "sign_in_lost";
      await transaction.insert(account).values(row).onConflictDoNothing();
      const [owner] = await transaction.select({ id: account.userId }).from(account).where(isThis);
      if (!owner) return "second_account";
      return owner.id === userId ? null : "account_taken";
    }),
  );
}

/**
 * Locks the person and the session that asked to connect an account, so that neither ends before that is done.
 * @param now Unix seconds
 * @returns false if one has ended: whoever was signed in with it gets no way in
 */
export async function lockAsking(
  transaction: Database,
  { userId, sessionId }: AskedBy,
  now: number,
): Promise<boolean> {
  await lockPerson(transaction, userId);
  const isValid = and(
    ...[eq(session.id, sessionId), eq(session.userId, userId)],
    ...[gt(session.expires, new Date(now * 1000)), isNull(session.endedBecause)],
  );
  const rows = await transaction
    .select({ id: session.id })
    .from(session)
    .where(isValid)
    .for("update");
  return rows.length > 0;
}

/** Deletes a person's account at a provider, if one at another of `ways` remains. */
export async function deleteAccount(
  userId: string,
  provider: string,
  ways: string[],
): Promise<void> {
  await query((database) =>
    database.transaction(async (transaction) => {
      await lockPerson(transaction, userId);
      const accounts = await connectedTo(transaction, userId);
      const isOther = (one: string) => one !== provider && ways.includes(one);
      if (!accounts.some((one) => isOther(one.provider))) return;
      await transaction
        .delete(account)
        .where(and(eq(account.userId, userId), eq(account.provider, provider)));
    }),
  );
}

/** Lets other changes of a person's accounts wait for the end of the transaction. Before any lock of an account. */
export async function lockPerson(transaction: Database, userId: string | SQL): Promise<void> {
  await transaction.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
}
