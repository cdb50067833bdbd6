import type { defineEmulator } from "emulate";
import type { State } from "./state/state";

type Setup = Parameters<typeof defineEmulator<State>>[0]["setup"];

/** What every route gets: the app to serve on, the state, and the address of this TikTok. */
export type EmulatorContext = Parameters<Setup>[0];
