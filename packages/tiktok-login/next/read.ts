import "server-only";
import { withFallback } from "@/lib/session/fallback";
import type { Grant } from "@/lib/session/grant";
import { forgetAnswers } from "@/lib/session/reuse";
import { store } from "@/lib/session/store";
import { isGrantRefused, type Problem } from "@/lib/tiktok/errors";

/** What is known of something at TikTok. */
export interface Reading<Data> {
  data: Data;
  /** When it was read, in Unix seconds; null if it never was. */
  readAt: number | null;
  /** Why this is not TikTok's latest, but what was read before, if anything; null if it is the latest. */
  problem: Problem | null;
}

/**
 * Reads something about the signed-in person from TikTok, or falls back to what is remembered when there is no valid
 * access token or TikTok fails. Once TikTok has refused the grant, nothing that was read with it is shown any more.
 */
export async function readOrRemember<Result>(
  grant: Grant,
  read: (accessToken: string) => Promise<Result>,
  remembered: (problem: Problem) => Result,
): Promise<Result> {
  const fallBack = (problem: Problem) => {
    if (isGrantRefused(problem.code)) forgetAnswers(grant.openId);
    return remembered(problem);
  };
  const access = await store.accessTo(grant);
  if ("failure" in access)
    return fallBack({ code: access.failure, retryAfter: access.retryAfter ?? null });
  return withFallback(() => read(access.accessToken), fallBack);
}
