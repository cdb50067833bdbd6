import type { State } from "./state";

/** This TikTok's time, in Unix seconds. */
export function now(state: State): number {
  return Math.floor(Date.now() / 1000) + state.settings.clockAheadSeconds;
}
