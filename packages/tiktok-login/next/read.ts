import { isGrantRefused, type Problem, TikTokError } from "../client/errors";
import type { Context } from "./context";
import type { Grant } from "./grant";
import { forgetAnswers } from "./reuse";

/** What is known of something at TikTok. */
export interface Reading<Data> {
  data: Data;
  /** When it was read, in Unix seconds; null if it never was. */
  readAt: number | null;
  /** Why this is not TikTok's latest, but what was read before, if anything; null if it is the latest. */
  problem: Problem | null;
}

/** `Sessions.read` */
export async function readOrRemember<Result>(
  context: Context,
  grant: Grant,
  read: (accessToken: string) => Promise<Result>,
  remembered: (problem: Problem) => Result,
): Promise<Result> {
  const fallBack = (problem: Problem) => {
    if (isGrantRefused(problem.code)) forgetAnswers(context, grant.openId);
    return remembered(problem);
  };
  const access = await context.store.accessTo(grant);
  if ("failure" in access)
    return fallBack({ code: access.failure, retryAfter: access.retryAfter ?? null });
  return withFallback(context, () => read(access.accessToken), fallBack);
}

/**
 * The result of a call to TikTok, or the fallback when TikTok refuses it or does not answer. The failure is
 * logged. Every other error is thrown on.
 * @param fallback returns what to show instead
 */
export async function withFallback<Result, Fallback>(
  { log }: Context,
  call: () => Promise<Result>,
  fallback: (problem: Problem) => Fallback,
): Promise<Result | Fallback> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    log.failure("tiktok", error);
    return fallback({ code: error.failure, retryAfter: error.detail.retryAfter ?? null });
  }
}
