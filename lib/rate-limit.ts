import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import { timeouts } from "@/lib/timeouts";

const USER_SECONDS = timeouts.userLimitMs / 1000;

/** What an address or a user may do how often in a minute. Calls to TikTok are counted in packages/tiktok-login/next/user-calls.ts. */
const newLimits = () => ({
  /** Starting a sign-in. Many people can share an address. */
  signIn: new RateLimiterMemory({ points: 60, duration: 60 }),
  /** Returning from TikTok with a code: the cookies of one sign-in can be sent again and again for 15 minutes. */
  code: new RateLimiterMemory({ points: 60, duration: 60 }),
  /** Exporting. */
  export: new RateLimiterMemory({ points: 5, duration: USER_SECONDS }),
  /** Reading TikTok again before five minutes have passed. */
  refresh: new RateLimiterMemory({ points: 20, duration: USER_SECONDS }),
  /** Sending a webhook that TikTok has not signed. */
  unsignedWebhook: new RateLimiterMemory({ points: 30, duration: 60 }),
});

// Pages and route handlers are bundled apart, so what they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { rateLimits?: ReturnType<typeof newLimits> };
shared.rateLimits ??= newLimits();
const limits = shared.rateLimits;

/**
 * Counts something that an address or a user does. The count is in this process: several servers or serverless functions each
 * have their own, and a restart forgets it. Without a proxy, or behind one that passes on what visitors write into
 * `x-forwarded-for`, a new value gets a new count. It stops a simple script, not an attack.
 * @param by the address, from `addressOf`, or the user's id, which a new sign-in does not change
 * @returns seconds to wait when it was done too often in the last minute; null otherwise
 */
export async function secondsOverLimit(
  what: keyof typeof limits,
  by: string,
): Promise<number | null> {
  try {
    await limits[what].consume(by);
    return null;
  } catch (refusal) {
    // Not `instanceof RateLimiterRes`: the limiter may come from another bundle, which has a class of its own.
    if (refusal instanceof Error) throw refusal;
    return Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000));
  }
}

/**
 * Where a request came from. The whole chain of proxies counts as one address: no part of it is certain without
 * knowing the proxies, and this way no one can use up the limit of somebody else behind the same proxy.
 */
export function addressOf(headers: Headers): string {
  const vercel = env.VERCEL ? headers.get("x-vercel-forwarded-for") : null;
  // Next sets the header to the visitor's address if no proxy did.
  return (vercel ?? headers.get("x-forwarded-for") ?? "unknown").slice(0, 200);
}
