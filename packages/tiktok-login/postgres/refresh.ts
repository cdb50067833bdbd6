import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/database/connection";
import { DatabaseProblem } from "@/lib/database/failure";
import {
  accessIn,
  type GrantRow,
  isAsRead,
  readGrantRow,
  refreshTokenIn,
} from "@/lib/database/grant-row";
import { isTikTok, tokenColumns } from "@/lib/database/grants";
import { query } from "@/lib/database/open";
import { logFailure } from "@/lib/log";
import { pauseAfter } from "@/lib/session/pause";
import type { Access } from "@/lib/session/session";
import { tiktok } from "@/lib/sessions";
import { nowSeconds } from "@/lib/tiktok/clock";
import { TikTokError } from "@/lib/tiktok/errors";
import type { RefreshAnswer } from "@/lib/tiktok/token";
import { timeouts } from "@/lib/timeouts";
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
export async function takeLease(row: GrantRow, seconds: number): Promise<string | null> {
  const lease = randomUUID();
  const isFree = or(isNull(account.leaseUntil), lt(account.leaseUntil, sql`now()`));
  const isSame = and(isAsRead(row), eq(account.expires_at, row.expiresAt ?? 0));
  const leaseUntil = sql`now() + make_interval(secs => ${seconds})`;
  const isTaken = await update(and(isSame, isNull(account.endedBecause), isFree), {
    leaseBy: lease,
    leaseUntil,
  });
  return isTaken ? lease : null;
}

/** Refreshes the tokens of a grant and saves them before anything else happens with them. */
export async function refresh(row: GrantRow, lease: string): Promise<Access> {
  try {
    const tokens = await tiktok.refresh(refreshTokenIn(row) ?? "", row.openId);
    return await save(row, tokens);
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error;
    logFailure("rotation", error);
    const refusal = error instanceof TikTokError ? error : UNKNOWN;
    if (refusal.failure === "grant_invalid") return end(row, lease, "grant_invalid");
    return postpone(row, lease, refusal);
  }
}

/** Saves new tokens, unless a sign-in has replaced them, which is newer still. The lease may have expired. */
async function save(row: GrantRow, tokens: RefreshAnswer): Promise<Access> {
  const columns = tokenColumns(row.openId, tokens, nowSeconds());
  for (const pause of SAVE_PAUSES_MS) {
    try {
      const isSaved = await update(isAsRead(row), columns);
      return isSaved
        ? { accessToken: tokens.access_token }
        : accessIn(await readGrantRow(row.openId));
    } catch {
      await sleep(pause);
    }
  }
  await update(isAsRead(row), columns);
  return { accessToken: tokens.access_token };
}

/** Ends a grant that only a new consent brings back, unless another process has the lease or newer tokens by now. */
async function end(row: GrantRow, lease: string, because: string): Promise<Access> {
  const isEnded = await update(and(isAsRead(row), eq(account.leaseBy, lease)), {
    ...FREE,
    endedBecause: because,
  });
  return isEnded
    ? accessIn({ ...row, endedBecause: because })
    : accessIn(await readGrantRow(row.openId));
}

/** Notes a failure, and that no one tries again too soon. */
async function postpone(row: GrantRow, lease: string, refusal: TikTokError): Promise<Access> {
  const { failure } = refusal;
  const seconds = pauseAfter({ timeouts }, refusal, row.failures) / 1000;
  await update(and(isTikTok(row.openId), eq(account.leaseBy, lease)), {
    ...FREE,
    failures: sql`${account.failures} + 1`,
    lastFailure: failure,
    retryAt: sql`now() + make_interval(secs => ${seconds})`,
  });
  return accessIn({ ...row, lastFailure: failure, retryAfter: refusal.detail.retryAfter ?? null });
}

type Columns = Parameters<ReturnType<Database["update"]>["set"]>[0];

async function update(where: SQL | undefined, columns: Columns): Promise<boolean> {
  const rows = await query((database) =>
    database.update(account).set(columns).where(where).returning({ id: account.providerAccountId }),
  );
  return rows.length > 0;
}
