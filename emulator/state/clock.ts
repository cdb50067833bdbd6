import type { State } from "./state";

/** The emulator's current time, in Unix seconds. */
export function now(state: State): number {
  return Math.floor(Date.now() / 1000) + state.settings.clockAheadSeconds;
}
