import { and, eq, sql } from "drizzle-orm";
import { nowSeconds } from "../client/clock";
import type { FailureCode } from "../client/errors";
import { expiresSoon } from "../next/grant";
import type { Access } from "../next/session";
import type { Db, Queries } from "./db";
import { isTikTok, ownerOf } from "./grants";
import { account } from "./tables";
import { opened } from "./tokens";

type Secrets = Pick<Db, "secrets">;

/** The tokens of a grant as they are in the database, and what became of them. */
export type GrantRow = NonNullable<Awaited<ReturnType<typeof readGrantRow>>>;

/** Reads the tokens of a grant; null if there has never been one. */
export async function readGrantRow(db: Queries, openId: string) {
  const rows = await db.query((connection) =>
    connection
      .select({
        openId: account.providerAccountId,
        accessToken: account.access_token,
        refreshToken: account.refresh_token,
        expiresAt: account.expires_at,
        lifetime: account.accessTokenSeconds,
        refreshExpiresAt: account.refreshExpiresAt,
        endedBecause: account.endedBecause,
        failures: account.failures,
        lastFailure: account.lastFailure,
        retryAfter: sql<number | null>`ceil(extract(epoch from ${account.retryAt} - now()))::int`,
        isPaused: sql<boolean>`coalesce(${account.retryAt} > now(), false)`,
      })
      .from(account)
      .where(isTikTok(openId)),
  );
  return rows[0] ?? null;
}

/** The condition that a grant's tokens are still those that were read. An encrypted value never repeats. */
export const isAsRead = ({ openId, refreshToken }: GrantRow) =>
  and(isTikTok(openId), eq(account.refresh_token, refreshToken ?? ""));

/** Whether a grant's access token expires soon and may be refreshed now. */
export function shouldRefresh(db: Secrets, row: GrantRow): boolean {
  const hasEnded = row.endedBecause !== null || hasRunOut(row);
  return (
    !hasEnded &&
    refreshTokenIn(db, row) !== null &&
    !row.isPaused &&
    (expiresSoon(row.expiresAt ?? 0, row.lifetime) || !accessTokenIn(db, row))
  );
}

/** A grant's access token while it is valid, even if it expires soon. Otherwise why there is none. */
export function accessIn(db: Secrets, row: GrantRow | null): Access {
  const accessToken = row && accessTokenIn(db, row);
  if (accessToken && (row.expiresAt ?? 0) > nowSeconds()) return { accessToken };
  if (!row?.refreshToken || row.endedBecause !== null || hasRunOut(row))
    return { failure: "grant_invalid" };
  if (!refreshTokenIn(db, row)) return { failure: "tokens_unreadable" };
  const failure = (row.lastFailure as FailureCode | null) ?? "unavailable";
  // After other failures, the pause is this site's own.
  return failure === "rate_limited" ? { failure, retryAfter: secondsLeft(row) } : { failure };
}

/** A grant's refresh token; null if there is none, or if it was encrypted with a secret that this server lacks. */
export const refreshTokenIn = (db: Secrets, { refreshToken, openId }: GrantRow) =>
  opened(db, refreshToken, ownerOf(openId), "refresh_token");

const accessTokenIn = (db: Secrets, { accessToken, openId }: GrantRow) =>
  opened(db, accessToken, ownerOf(openId), "access_token");

const secondsLeft = ({ retryAfter }: { retryAfter: number | null }) =>
  retryAfter !== null && retryAfter > 0 ? retryAfter : null;

const hasRunOut = ({ refreshExpiresAt }: GrantRow) =>
  (refreshExpiresAt?.getTime() ?? 0) <= nowSeconds() * 1000;
