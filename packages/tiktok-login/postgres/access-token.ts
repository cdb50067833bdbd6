import { setTimeout as sleep } from "node:timers/promises";
import type { Access } from "../next/session";
import type { Db } from "./db";
import { accessIn, readGrantRow, refreshTokenIn, shouldRefresh } from "./grant-row";
import { keepAwake } from "./keep-awake";
import { refresh, takeLease } from "./refresh";

const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 250;

/**
 * A valid access token for a TikTok account, refreshed if it expires soon (`expiresSoon`): once, however many callers
 * on however many servers need it. The one that refreshes holds a lease in the account's row, and the others wait for
 * its result. No transaction is open during the call to TikTok.
 * @param options.timeoutMs how long to wait; the refresh goes on without the caller
 * @param options.leaseMs how long the others wait for a process that died while it refreshed
 * @returns the token, or why there is none
 * @throws {DatabaseProblem}
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export async function validAccessToken(
  db: Db,
  openId: string,
  { timeoutMs = db.timeouts.pageMs, leaseMs = db.timeouts.leaseMs } = {},
): Promise<Access> {
  // Callers in this process share one wait for the same account.
  const renewals = db.memory("renewals", () => new Map<string, Promise<Access>>());
  const known = renewals.get(openId);
  const renewal = known ?? renew(db, openId, leaseMs).finally(() => renewals.delete(openId));
  if (!known) {
    renewals.set(openId, renewal);
    keepAwake(renewal);
  }
  const timer = new AbortController();
  const tooLate = sleep(timeoutMs, null, { signal: timer.signal }).catch(() => null);
  const access = await Promise.race([renewal, tooLate]).finally(() => timer.abort());
  return access ?? accessIn(db, await readGrantRow(db, openId));
}

const SECRET_LOST =
  "a token was encrypted with an AUTH_SECRET that this server lacks; add that one as AUTH_SECRET_1";

async function renew(db: Db, openId: string, leaseMs: number): Promise<Access> {
  const giveUpAt = Date.now() + 2 * leaseMs;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    const row = await readGrantRow(db, openId);
    // Nothing is written: another server may have the secret, and this one may get it back.
    if (row?.refreshToken && !refreshTokenIn(db, row)) db.log.failure("rotation", SECRET_LOST);
    if (!row || !shouldRefresh(db, row) || Date.now() > giveUpAt) return accessIn(db, row);
    const lease = await takeLease(db, row, leaseMs / 1000);
    if (lease) return refresh(db, row, lease);
    await sleep(wait);
  }
}
