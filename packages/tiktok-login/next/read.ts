import { isGrantRefused, type Problem } from "../client/errors";
import { withFallback } from "../client/fallback";
import { forgetAnswers } from "../client/reuse";
import type { Context } from "./context";
import type { Grant } from "./grant";

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
  { store }: Context,
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
