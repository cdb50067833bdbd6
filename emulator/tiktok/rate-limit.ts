import type { State } from "../state/state";

const WINDOW_MS = 60_000;

/**
 * Counts a call to an endpoint and returns whether it exceeds the limit of the last minute. Calls are counted
 * on arrival, so that parallel calls cannot slip through, and by the machine's clock, not the emulator's.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export function isOverLimit(state: State, path: string): boolean {
  const now = Date.now();
  const calls = state.calls[path] ?? [];
  state.calls[path] = calls;
  const firstRecent = calls.findIndex((at) => at > now - WINDOW_MS);
  calls.splice(0, firstRecent === -1 ? calls.length : firstRecent);
  return calls.push(now) > state.settings.rateLimitPerMinute;
}
