import "server-only";
import { headers } from "next/headers";
import { nowSeconds } from "@/lib/clock";
import { type Grant, hasExpired } from "@/lib/session/grant";
import { ROTATION_FAILURE } from "@/lib/session/rotation";
import type { FailureCode } from "@/lib/tiktok/errors";
import { withFallback } from "@/lib/tiktok/fallback";

/**
 * Reads something about the signed-in person from TikTok, or falls back to what is remembered when the
 * access token has expired or TikTok fails.
 */
export async function readOrRemember<Result>(
  grant: Grant,
  read: () => Promise<Result>,
  remembered: (failure: FailureCode) => Result,
): Promise<Result> {
  if (hasExpired(grant)) return remembered(await whyExpired(grant));
  return withFallback(read, remembered);
}

// TikTok would only say that the token is invalid. Middleware knows whether an outage is the reason, but
// does not see the pages that Next prefetches.
async function whyExpired(grant: Grant): Promise<FailureCode> {
  const failure = (await headers()).get(ROTATION_FAILURE) as FailureCode | null;
  if (failure) return failure;
  return grant.refreshTokenExpiresAt > nowSeconds() ? "unavailable" : "grant_invalid";
}
