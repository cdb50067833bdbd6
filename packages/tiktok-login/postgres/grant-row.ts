import { and, eq, sql } from "drizzle-orm";
import { isTikTok, ownerOf } from "@/lib/database/grants";
import { query } from "@/lib/database/open";
import { opened } from "@/lib/database/tokens";
import { expiresSoon } from "@/lib/session/grant";
import type { Access } from "@/lib/session/session";
import { nowSeconds } from "@/lib/tiktok/clock";
import type { FailureCode } from "@/lib/tiktok/errors";
import { account } from "./tables";

/** The tokens of a grant as they are in the database, and what became of them. */
export type GrantRow = NonNullable<Awaited<ReturnType<typeof readGrantRow>>>;

/** Reads the tokens of a grant; null if there has never been one. */
export async function readGrantRow(openId: string) {
  const rows = await query((database) =>
    database
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
export function shouldRefresh(row: GrantRow): boolean {
  const hasEnded = row.endedBecause !== null || hasRunOut(row);
  return (
    !hasEnded &&
    refreshTokenIn(row) !== null &&
    !row.isPaused &&
    (expiresSoon(row.expiresAt ?? 0, row.lifetime) || !accessTokenIn(row))
  );
}

/** A grant's access token while it is valid, even if it expires soon. Otherwise why there is none. */
export function accessIn(row: GrantRow | null): Access {
  const accessToken = row && accessTokenIn(row);
  if (accessToken && (row.expiresAt ?? 0) > nowSeconds()) return { accessToken };
  if (!row?.refreshToken || row.endedBecause !== null || hasRunOut(row))
    return { failure: "grant_invalid" };
  if (!refreshTokenIn(row)) return { failure: "tokens_unreadable" };
  const failure = (row.lastFailure as FailureCode | null) ?? "unavailable";
  // After other failures, the pause is this site's own.
  return failure === "rate_limited" ? { failure, retryAfter: secondsLeft(row) } : { failure };
}

/** A grant's refresh token; null if there is none, or if it was encrypted with a secret that this server lacks. */
export const refreshTokenIn = ({ refreshToken, openId }: GrantRow) =>
  opened(refreshToken, ownerOf(openId), "refresh_token");

const accessTokenIn = ({ accessToken, openId }: GrantRow) =>
  opened(accessToken, ownerOf(openId), "access_token");

const secondsLeft = ({ retryAfter }: { retryAfter: number | null }) =>
  retryAfter !== null && retryAfter > 0 ? retryAfter : null;

const hasRunOut = ({ refreshExpiresAt }: GrantRow) =>
  (refreshExpiresAt?.getTime() ?? 0) <= nowSeconds() * 1000;
