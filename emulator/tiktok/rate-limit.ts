import type { State } from "../state/state";

const WINDOW_MS = 60_000;

/**
 * Counts a call to an endpoint, and tells whether it is one too many within a sliding minute. Calls
 * count as they come, so that many at once do not slip through; TikTok's clock set ahead frees none.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export function isOverLimit(state: State, path: string): boolean {
  const now = Date.now();
  const recent = (state.calls[path] ?? []).filter((at) => at > now - WINDOW_MS);
  state.calls[path] = [...recent, now];
  return recent.length >= state.settings.rateLimitPerMinute;
}
