import { logFailure } from "@/lib/log";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";

/**
 * The result of a call to TikTok, or the fallback when TikTok refuses it or does not answer. The failure is
 * logged. Every other error is thrown on.
 * @param fallback receives what failed, and the seconds after which TikTok wants to be asked again, if it said so. It
 * returns what to show instead
 */
export async function withFallback<Result, Fallback>(
  call: () => Promise<Result>,
  fallback: (failure: FailureCode, retryAfter: number | null) => Fallback,
): Promise<Result | Fallback> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof TikTokError)) throw error;
    logFailure("tiktok", error);
    return fallback(error.failure, error.detail.retryAfter ?? null);
  }
}
