import { DASHBOARD_STATES } from "./dashboard";
import { PUBLIC_STATES } from "./public";
import type { State } from "./state";
import { VIDEO_STATES } from "./videos";

/** Every page, in its usual state and with something missing or broken. */
export const STATES: State[] = [...PUBLIC_STATES, ...DASHBOARD_STATES, ...VIDEO_STATES];
