import { logFailure } from "@/lib/log";
import { type Problem, TikTokError } from "@/lib/tiktok/errors";

/**
 * The result of a call to TikTok, or the fallback when TikTok refuses it or does not answer. The failure is
 * logged. Every other error is thrown on.
 * @param fallback returns what to show instead
 */
export async function withFallback<Result, Fallback>(
  call: () => Promise<Result>,
  fallback: (problem: Problem) => Fallback,
): Promise<Result | Fallback> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return fallback({ code: error.failure, retryAfter: error.detail.retryAfter ?? null });
  }
}
