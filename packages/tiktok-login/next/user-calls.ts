import { setTimeout as sleep } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { TikTokError } from "../client/errors";
import type { Context } from "./context";

/**
 * How often TikTok may be called for one user in any minute: a tenth of what it allows all users of a site, so that one
 * user cannot use up the calls of the others.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export const CALLS_PER_USER = 600 / 10;

// The account and not the session, which a new sign-in would replace.
const newTimes = () => new LRUCache<string, number[]>({ max: 10_000 });

/** Counts calls in this process if the user has as many left. @returns null, or the seconds until the user has */
function takeInMemory({ memory, timeouts }: Context, openId: string, calls: number): number | null {
  const times = memory("calls", newTimes);
  const now = Date.now();
  const last = (times.get(openId) ?? []).filter((time) => time > now - timeouts.userLimitMs);
  // More than a whole minute's calls are never free.
  if (calls > CALLS_PER_USER) return timeouts.userLimitMs / 1000;
  const freeing = last[last.length + calls - CALLS_PER_USER - 1];
  if (freeing !== undefined) return Math.ceil((freeing + timeouts.userLimitMs - now) / 1000);
  times.set(openId, [...last, ...Array<number>(calls).fill(now)]);
  return null;
}

/**
 * Counts calls that are about to be made for a user.
 * @param endpoint its name for logs
 * @param until how long to wait if the user has too few left, as `Date.now()`
 * @throws {TikTokError} `too_many_calls`, with the seconds after which the user has enough again
 */
export async function takeCalls(
  context: Context,
  openId: string,
  endpoint: string,
  { calls = 1, until = 0 } = {},
): Promise<void> {
  for (;;) {
    const seconds = await (context.store.users?.takeCalls(openId, calls) ??
      takeInMemory(context, openId, calls));
    if (seconds === null) return;
    const retryAfter = Math.max(1, seconds);
    if (Date.now() + retryAfter * 1000 > until)
      throw new TikTokError("too_many_calls", { endpoint, retryAfter });
    await sleep(retryAfter * 1000);
  }
}
