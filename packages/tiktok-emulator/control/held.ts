import { setMaxListeners } from "node:events";
import type { State } from "../state/state";

const holders = new WeakMap<State, AbortController>();

/**
 * What ends the delays of a request that comes now.
 * @param stop when the emulator stops
 */
export function endOfDelays(state: State, stop: AbortSignal): AbortSignal {
  const holder = holders.get(state) ?? new AbortController();
  // Any number of requests may be delayed at the same time; Node would warn of a leak.
  setMaxListeners(0, holder.signal);
  holders.set(state, holder);
  return AbortSignal.any([stop, holder.signal]);
}

/** Removes all faults and ends their delays. */
export function clearFaults(state: State): void {
  state.faults = [];
  holders.get(state)?.abort();
  holders.delete(state);
}
