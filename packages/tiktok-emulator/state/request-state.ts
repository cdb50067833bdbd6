import { AsyncLocalStorage } from "node:async_hooks";
import type { State } from "./state";

const states = new AsyncLocalStorage<State>();

/** Runs a request with the state of its emulator, of which one process may have several. */
export function withState<Result>(state: State, run: () => Result): Result {
  return states.run(state, run);
}

/**
 * The state of the emulator that carries out the current request, for what every answer needs, such as its log
 * id.
 * @throws {Error} outside of a request
 */
export function currentState(): State {
  const state = states.getStore();
  if (!state) throw new Error("This runs outside of a request to an emulator.");
  return state;
}
