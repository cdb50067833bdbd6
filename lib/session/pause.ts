import type { TikTokError } from "@/lib/tiktok/errors";

const FIRST_PAUSE_MS = 1_000;
/** The longest pause that this site chooses itself. */
export const LONGEST_PAUSE_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 600_000;

/**
 * How long to wait after a failed refresh before the next one, in milliseconds: what TikTok asks for, or longer after
 * every failure.
 * @param failuresBefore how many refreshes in a row failed before this one
 */
export function pauseAfter({ failure, detail }: TikTokError, failuresBefore: number): number {
  if (detail.retryAfter) return Math.min(detail.retryAfter * 1000, LONGEST_RETRY_AFTER_MS);
  // TikTok never accepts a refresh token again that it has refused once.
  if (failure === "grant_invalid") return LONGEST_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** failuresBefore, LONGEST_PAUSE_MS);
}
