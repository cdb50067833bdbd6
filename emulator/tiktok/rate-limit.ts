import type { State } from "../state/state";

const WINDOW_MS = 60_000;

/**
 * Counts a call to an endpoint and returns whether it exceeds the limit of the last minute. Calls are counted
 * on arrival, so that parallel calls cannot slip through, and by the machine's clock, not the emulator's.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export function isOverLimit(state: State, path: string): boolean {
  const now = Date.now();
  const recent = (state.calls[path] ?? []).filter((at) => at > now - WINDOW_MS);
  state.calls[path] = [...recent, now];
  return recent.length >= state.settings.rateLimitPerMinute;
}
