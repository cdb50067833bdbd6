import { and, asc, eq, isNotNull, ne, or, type SQL } from "drizzle-orm";
import type { Connection } from "./connection";
import type { Queries } from "./db";
import { account, user } from "./tables";

// The row of a TikTok account that was disconnected stays, without tokens, for the day it is connected again.
const isConnected = or(ne(account.provider, "tiktok"), isNotNull(account.refresh_token));

/** The accounts that a person has connected, oldest first. */
export async function listAccounts(db: Queries, userId: string) {
  return db.query((connection) => connectedTo(connection, userId));
}

function connectedTo(connection: Connection, userId: string) {
  return connection
    .select({
      provider: account.provider,
      id: account.providerAccountId,
      connectedAt: account.grantedAt,
    })
    .from(account)
    .where(and(eq(account.userId, userId), isConnected))
    .orderBy(asc(account.grantedAt));
}

/** Deletes a person's account at a provider, if one at another of `ways` remains. */
export async function deleteAccount(
  db: Queries,
  userId: string,
  provider: string,
  ways: string[],
): Promise<void> {
  await db.query((connection) =>
    connection.transaction(async (transaction) => {
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
export async function lockPerson(transaction: Connection, userId: string | SQL): Promise<void> {
  await transaction.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
}
