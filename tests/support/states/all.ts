import { DASHBOARD_STATES } from "./dashboard";
import { PUBLIC_STATES } from "./public";
import type { State } from "./state";
import { VIDEO_STATES } from "./videos";

/** Every page, and what it looks like when something is missing. */
export const STATES: State[] = [...PUBLIC_STATES, ...DASHBOARD_STATES, ...VIDEO_STATES];
