// What other packages may use. `api.mjs` is the same for programs that do not compile TypeScript themselves.
export { type RunningEmulator, type StartOptions, startEmulator } from "./start";
export { PERSONAS, type Persona, type PersonaId } from "./state/personas";
export { SCOPES } from "./state/scopes";
export { DEFAULT_SETTINGS } from "./state/settings";
export type { RecordedRequest } from "./state/state";
export { STRICT } from "./state/strictness";
