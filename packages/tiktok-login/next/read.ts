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

/**
 * A TikTok access token of a user, valid for at least the next minutes, for any server code: a page, an action, a
 * route handler, a script or a job, while the user is away too. It is refreshed if need be, once for all servers.
 * Needs a store that keeps users.
 * @param userId the user's id, as in `session.user.id`
 * @param options.timeoutMs how long to wait for another server that refreshes, or for TikTok; five seconds unless given
 * @throws {TikTokError} `grant_invalid` when the user has to connect TikTok again; `unavailable` and others when
 * trying later may help
 * @throws {Error} if the store cannot be reached
 */
export async function accessTokenOf(
  { store }: Context,
  userId: string,
  options?: { timeoutMs?: number },
): Promise<string> {
  if (!store.users) throw new Error("accessTokenOf needs a database");
  const access = await store.users.accessTokenOf(userId, options);
  if ("accessToken" in access) return access.accessToken;
  throw new TikTokError(access.failure, { endpoint: "token" });
}
