import "server-only";
import type { Grant } from "@/lib/session/grant";
import { store } from "@/lib/session/store";
import type { FailureCode } from "@/lib/tiktok/errors";
import { withFallback } from "@/lib/tiktok/fallback";

/**
 * Reads something about the signed-in person from TikTok, or falls back to what is remembered when there is no valid
 * access token or TikTok fails.
 */
export async function readOrRemember<Result>(
  grant: Grant,
  read: (accessToken: string) => Promise<Result>,
  remembered: (failure: FailureCode) => Result,
): Promise<Result> {
  const access = await store.accessTo(grant);
  if ("failure" in access) return remembered(access.failure);
  return withFallback(() => read(access.accessToken), remembered);
}
