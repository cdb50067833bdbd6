import { createHash } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import { nowSeconds } from "../client/clock";
import { lockPerson } from "./accounts";
import type { Queries } from "./db";
import { account, session, user } from "./tables";

/** The day of UTC at a time in Unix seconds. */
export const dayAt = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 10);

/** A session with its person and the person's grant at TikTok. */
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/**
 * The session of a token, with one query; null if there is none, or if it has expired or ended.
 * @param token from the cookie
 * @param now expired sessions are those before it
 */
export async function findSession(db: Queries, token: string, now: Date) {
  const rows = await db.query((connection) =>
    connection
      .select({ session, user, account })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .leftJoin(account, and(eq(account.userId, user.id), eq(account.provider, "tiktok")))
      .where(and(isToken(token), isAlive(now)))
      .limit(1),
  );
  return rows[0] ?? null;
}

/** Why a session ended, if the person should know; null otherwise. */
export async function whyEnded(db: Queries, token: string): Promise<string | null> {
  const rows = await db.query((connection) =>
    connection.select({ reason: session.endedBecause }).from(session).where(isToken(token)),
  );
  return rows[0]?.reason ?? null;
}

// Bounds the settings page and the export.
const MAX_SESSIONS = 50;
const LAST_USED_FIRST = [desc(session.seenOn), desc(session.createdAt)];

/**
 * Adds a session, and deletes those beyond the fifty that were used last. Only a hash of its token is kept, so a copy of the
 * table signs no one in.
 */
export async function createSession(
  db: Queries,
  row: {
    token: string;
    userId: string;
    expires: Date;
    userAgent: string | null;
  },
): Promise<void> {
  const { token, ...values } = row;
  const { userId } = values;
  // The day in UTC, whatever the database's time zone is.
  const added = { ...values, sessionToken: hashOf(token), seenOn: dayAt(nowSeconds()) };
  await db.query((connection) =>
    connection.transaction(async (transaction) => {
      await lockPerson(transaction, userId);
      await transaction.insert(session).values(added);
      const tooMany = transaction
        .select({ token: session.sessionToken })
        .from(session)
        .where(eq(session.userId, userId))
        .orderBy(...LAST_USED_FIRST)
        .offset(MAX_SESSIONS);
      await transaction.delete(session).where(inArray(session.sessionToken, tooMany));
    }),
  );
}

/** Notes a visit: the day, and that the session lasts longer. */
export async function extendSession(
  db: Queries,
  id: string,
  day: string,
  expires: Date,
): Promise<void> {
  await db.query((connection) =>
    connection.update(session).set({ seenOn: day, expires }).where(eq(session.id, id)),
  );
}

/** Deletes the session of a token. */
export async function deleteSession(db: Queries, token: string): Promise<void> {
  await db.query((connection) => connection.delete(session).where(isToken(token)));
}

/** A person's sessions, those that were used last first; fifty at most. */
export async function listSessions(db: Queries, userId: string, now: Date) {
  return db.query((connection) =>
    connection
      .select({
        id: session.id,
        userAgent: session.userAgent,
        seenOn: session.seenOn,
        createdAt: session.createdAt,
      })
      .from(session)
      .where(and(eq(session.userId, userId), isAlive(now)))
      .orderBy(...LAST_USED_FIRST)
      .limit(MAX_SESSIONS),
  );
}

/** Deletes one of a person's sessions. */
export async function deleteOneSession(db: Queries, userId: string, id: string): Promise<void> {
  await db.query((connection) =>
    connection.delete(session).where(and(eq(session.userId, userId), eq(session.id, id))),
  );
}

/** Deletes all of a person's sessions but one. */
export async function deleteOtherSessions(
  db: Queries,
  userId: string,
  kept: string,
): Promise<void> {
  await db.query((connection) =>
    connection.delete(session).where(and(eq(session.userId, userId), ne(session.id, kept))),
  );
}

// The token is random, so a hash without salt cannot be reversed.
const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Whether a session has neither expired nor ended. */
export const isAlive = (now: Date) => and(gt(session.expires, now), isNull(session.endedBecause));

const isToken = (token: string) => eq(session.sessionToken, hashOf(token));
