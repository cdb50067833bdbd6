import type { TikTokError } from "../client/errors";
import type { Timeouts } from "../internal/timeouts";

const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * How long to wait after a failed refresh before the next one, in milliseconds: what TikTok asks for, or longer after
 * every failure.
 * @param failuresBefore how many refreshes in a row failed before this one
 */
export function pauseAfter(
  { timeouts }: { timeouts: Timeouts },
  { failure, detail }: TikTokError,
  failuresBefore: number,
): number {
  if (detail.retryAfter) return Math.min(detail.retryAfter * 1000, LONGEST_RETRY_AFTER_MS);
  // TikTok never accepts a refresh token again that it has refused once.
  if (failure === "grant_invalid") return timeouts.longestRetryMs;
  return Math.min(timeouts.retryMs * 2 ** failuresBefore, timeouts.longestRetryMs);
}
