import "server-only";
import type { Grant } from "@/lib/session/grant";
import { store } from "@/lib/session/store";
import { type FailureCode, isGrantRefused } from "@/lib/tiktok/errors";
import { withFallback } from "@/lib/tiktok/fallback";
import { forgetAnswers } from "@/lib/tiktok/reuse";

/**
 * Reads something about the signed-in person from TikTok, or falls back to what is remembered when there is no valid
 * access token or TikTok fails. Once TikTok has refused the grant, nothing that was read with it is shown any more.
 * @param remembered receives what failed, and the seconds after which TikTok wants to be asked again, if it said so
 */
export async function readOrRemember<Result>(
  grant: Grant,
  read: (accessToken: string) => Promise<Result>,
  remembered: (failure: FailureCode, retryAfter: number | null) => Result,
): Promise<Result> {
  const fallBack = (failure: FailureCode, retryAfter: number | null = null) => {
    if (isGrantRefused(failure)) forgetAnswers(grant.openId);
    return remembered(failure, retryAfter);
  };
  const access = await store.accessTo(grant);
  if ("failure" in access) return fallBack(access.failure, access.retryAfter);
  return withFallback(() => read(access.accessToken), fallBack);
}
