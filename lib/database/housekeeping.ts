import { and, eq, exists, inArray, isNotNull, lt, not, or, sql } from "drizzle-orm";
import { query } from "@/lib/database/open";
import { account, callsPerMinute, session, user } from "@/lib/database/schema";

// Small enough for the time that a query may take. What a run leaves is for the next one.
const BATCH = 1_000;
const MOST_BATCHES = 100;

/**
 * Deletes what no one needs any more: expired sessions, people without any account or session, the tokens of grants
 * that are dead, and old counts of calls. Several processes may do this at once.
 */
export async function cleanUp(): Promise<void> {
  await inBatches(deleteExpiredSessions);
  await inBatches(deletePeopleWithoutAccount);
  await inBatches(deleteDeadTokens);
  await query((database) =>
    database.delete(callsPerMinute).where(lt(callsPerMinute.minute, ago("1 hour"))),
  );
}

const ago = (interval: string) => sql`now() - ${interval}::interval`;

async function inBatches(clean: () => Promise<unknown[]>): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    if ((await clean()).length < BATCH) return;
  }
}

// Includes those that have ended: a session expires thirty days after its last visit, and it is extended no more once
// it has ended.
const deleteExpiredSessions = () =>
  query((database) =>
    database
      .delete(session)
      .where(
        inArray(
          session.sessionToken,
          database
            .select({ token: session.sessionToken })
            .from(session)
            .where(lt(session.expires, sql`now()`))
            .limit(BATCH),
        ),
      )
      .returning({ id: session.id }),
  );

// Left by a sign-in that broke off, or by unlinking the last account. Such a person can never sign in again.
const deletePeopleWithoutAccount = () =>
  query((database) => {
    const theirs = database.select().from(account).where(eq(account.userId, user.id));
    const sessions = database.select().from(session).where(eq(session.userId, user.id));
    const isGone = and(
      lt(user.createdAt, ago("1 day")),
      not(exists(theirs)),
      not(exists(sessions)),
    );
    const chosen = database.select({ id: user.id }).from(user).where(isGone).limit(BATCH);
    return database.delete(user).where(inArray(user.id, chosen)).returning({ id: user.id });
  });

// The history stays, for when the person connects TikTok again.
const deleteDeadTokens = () =>
  query((database) => {
    const isExpired = lt(account.refreshExpiresAt, ago("1 day"));
    // There is no column for when a grant ended. It was read for the last time before that.
    const lastUse = sql`greatest(${account.readAt}, ${account.grantedAt})`;
    const isLongOver = and(isNotNull(account.endedBecause), lt(lastUse, ago("180 days")));
    const isDead = and(
      eq(account.provider, "tiktok"),
      isNotNull(account.refresh_token),
      or(isExpired, isLongOver),
    );
    const chosen = database
      .select({ id: account.providerAccountId })
      .from(account)
      .where(isDead)
      .limit(BATCH);
    return (
      database
        .update(account)
        .set({
          access_token: null,
          refresh_token: null,
          endedBecause: sql`coalesce(${account.endedBecause}, 'expired')`,
        })
        // Asked again, because a sign-in that is under way may bring new tokens after they were chosen.
        .where(and(isDead, inArray(account.providerAccountId, chosen)))
        .returning({ id: account.providerAccountId })
    );
  });
