import type { State } from "./state";

/** Seconds. */
export const DAY = 86_400;

/** The time before `clockAheadSeconds` is added, in Unix seconds, unless the settings say otherwise the machine's. */
export function presentTime({ settings }: State): number {
  return settings.clockStoppedAt ?? Math.floor(Date.now() / 1000) + settings.presentAheadSeconds;
}

/** The emulator's current time, in Unix seconds. */
export function now(state: State): number {
  return presentTime(state) + state.settings.clockAheadSeconds;
}

/** How many whole days the emulator's clock is ahead of the present, rounded down; negative in the past. */
export function daysAhead({ settings }: State): number {
  return Math.floor(settings.clockAheadSeconds / DAY);
}

/** The same state with its clock moved by some days. Only for reading. */
export function atDay(state: State, days: number): State {
  const clockAheadSeconds = state.settings.clockAheadSeconds + days * DAY;
  return { ...state, settings: { ...state.settings, clockAheadSeconds } };
}
