import type { defineEmulator } from "emulate";
import type { State } from "./state/state";

type Setup = Parameters<typeof defineEmulator<State>>[0]["setup"];

/** What every route uses: the app to register on, the state, and the emulator's base URL. */
export type EmulatorContext = Parameters<Setup>[0];
