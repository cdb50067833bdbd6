import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { nowSeconds } from "../client/clock";
import { TikTokError } from "../client/errors";
import type { RefreshAnswer } from "../client/token";
import { pauseAfter } from "../next/pause";
import type { Access } from "../next/session";
import type { Connection } from "./connection";
import type { Db, Queries } from "./db";
import { DatabaseProblem } from "./failure";
import { accessIn, type GrantRow, isAsRead, readGrantRow, refreshTokenIn } from "./grant-row";
import { isTikTok, tokenColumns } from "./grants";
import { account } from "./tables";

// TikTok has replaced the refresh token by then, so the new ones must not be lost to a short outage.
const SAVE_PAUSES_MS = [100, 500, 1_000, 2_000, 4_000, 8_000];

const FREE = { leaseBy: null, leaseUntil: null };
const UNKNOWN = new TikTokError("unavailable", { endpoint: "token" });

/**
 * Takes the lease of a grant, which expires by itself. Whether it is free goes by the database's clock: those of the
 * servers may differ.
 * @returns its name; null if another process has the lease, or has refreshed in the meantime
 */
export async function takeLease(
  db: Queries,
  row: GrantRow,
  seconds: number,
): Promise<string | null> {
  const lease = randomUUID();
  const isFree = or(isNull(account.leaseUntil), lt(account.leaseUntil, sql`now()`));
  const isSame = and(isAsRead(row), eq(account.expires_at, row.expiresAt ?? 0));
  const leaseUntil = sql`now() + make_interval(secs => ${seconds})`;
  const isTaken = await update(db, and(isSame, isNull(account.endedBecause), isFree), {
    leaseBy: lease,
    leaseUntil,
  });
  return isTaken ? lease : null;
}

/** Refreshes the tokens of a grant and saves them before anything else happens with them. */
export async function refresh(db: Db, row: GrantRow, lease: string): Promise<Access> {
  try {
    const tokens = await db.tiktok.refresh(refreshTokenIn(db, row) ?? "", row.openId);
    return await save(db, row, tokens);
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    db.log.failure("rotation", error);
    const refusal = error instanceof TikTokError ? error : UNKNOWN;
    if (refusal.failure === "grant_invalid") return end(db, row, lease, "grant_invalid");
    return postpone(db, row, lease, refusal);
  }
}

/** Saves new tokens, unless a sign-in has replaced them, which is newer still. The lease may have expired. */
async function save(db: Db, row: GrantRow, tokens: RefreshAnswer): Promise<Access> {
  const columns = tokenColumns(db, row.openId, tokens, nowSeconds());
  for (const pause of SAVE_PAUSES_MS) {
    try {
      const isSaved = await update(db, isAsRead(row), columns);
      return isSaved
        ? { accessToken: tokens.access_token }
        : accessIn(db, await readGrantRow(db, row.openId));
    } catch {
      await sleep(pause);
    }
  }
  await update(db, isAsRead(row), columns);
  return { accessToken: tokens.access_token };
}

/** Ends a grant that only a new consent brings back, unless another process has the lease or newer tokens by now. */
async function end(db: Db, row: GrantRow, lease: string, because: string): Promise<Access> {
  const isEnded = await update(db, and(isAsRead(row), eq(account.leaseBy, lease)), {
    ...FREE,
    endedBecause: because,
  });
  return isEnded
    ? accessIn(db, { ...row, endedBecause: because })
    : accessIn(db, await readGrantRow(db, row.openId));
}

/** Notes a failure, and that no one tries again too soon. */
async function postpone(
  db: Db,
  row: GrantRow,
  lease: string,
  refusal: TikTokError,
): Promise<Access> {
  const { failure } = refusal;
  const seconds = pauseAfter(db, refusal, row.failures) / 1000;
  await update(db, and(isTikTok(row.openId), eq(account.leaseBy, lease)), {
    ...FREE,
    failures: sql`${account.failures} + 1`,
    lastFailure: failure,
    retryAt: sql`now() + make_interval(secs => ${seconds})`,
  });
  return accessIn(db, {
    ...row,
    lastFailure: failure,
    retryAfter: refusal.detail.retryAfter ?? null,
  });
}

type Columns = Parameters<ReturnType<Connection["update"]>["set"]>[0];

async function update(db: Queries, where: SQL | undefined, columns: Columns): Promise<boolean> {
  const rows = await db.query((connection) =>
    connection
      .update(account)
      .set(columns)
      .where(where)
      .returning({ id: account.providerAccountId }),
  );
  return rows.length > 0;
}
