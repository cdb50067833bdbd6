import type { State } from "../state/state";

const WINDOW_MS = 60_000;

/**
 * Counts a call to an endpoint. Calls are counted on arrival, so that parallel calls cannot slip through, and by
 * the machine's clock, not the emulator's.
 * @returns 0 within the limit of the last minute, else the seconds until a call is allowed again
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export function secondsUntilAllowed(state: State, path: string): number {
  const now = Date.now();
  const calls = state.calls[path] ?? [];
  state.calls[path] = calls;
  const firstRecent = calls.findIndex((at) => at > now - WINDOW_MS);
  calls.splice(0, firstRecent === -1 ? calls.length : firstRecent);
  const excess = calls.push(now) - state.settings.rateLimitPerMinute;
  if (excess <= 0) return 0;
  return Math.ceil(((calls[excess] ?? now) + WINDOW_MS - now) / 1000);
}
