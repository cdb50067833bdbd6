import type { Fault } from "../control/faults";
import type { PersonaId } from "./personas";
import type { Scope } from "./scopes";
import { DEFAULT_SETTINGS, type Settings } from "./settings";

/** A person's consent to the app; revoked ones are gone. */
export interface Grant {
  id: string;
  persona: PersonaId;
  scopes: Scope[];
}

/** A token or code that was given out. Times are Unix seconds of this TikTok's clock. */
export interface Issued {
  value: string;
  grant: string;
  expiresAt: number;
  /** Used up, rotated or revoked. */
  dead: boolean;
}

export interface Code extends Issued {
  redirectUri: string;
  /** The challenge of a Desktop sign-in; the Web platform ignores PKCE. */
  challenge: string | null;
}

export interface RecordedRequest {
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
  status: number;
  /** TikTok's code for a refusal, which may stand in an answer with status 200. */
  error: string | null;
}

/** A webhook that was sent, and the status it was answered with; 0 for no answer. */
export interface Delivery {
  body: string;
  signature: string;
  status: number;
}

/** Everything that this TikTok remembers, as plain JSON. */
export interface State {
  settings: Settings;
  grants: Grant[];
  codes: Code[];
  accessTokens: Issued[];
  refreshTokens: Issued[];
  faults: Fault[];
  requests: RecordedRequest[];
  /** When an endpoint was called within the last minute, by its path, in Unix milliseconds. */
  calls: Record<string, number[]>;
  deliveries: Delivery[];
  /** Part of every picture's signature: a new one expires all that were given out. */
  pictureGeneration: number;
}

export function newState(settings: Partial<Settings> = {}): State {
  return {
    settings: { ...structuredClone(DEFAULT_SETTINGS), ...settings },
    grants: [],
    codes: [],
    accessTokens: [],
    refreshTokens: [],
    faults: [],
    requests: [],
    calls: {},
    deliveries: [],
    pictureGeneration: 0,
  };
}

/** A state as a file kept it; what a newer version of this emulator remembers besides is as at the start. */
export function keptState(kept: unknown, settings: Settings): State {
  const fresh = newState(settings);
  const state = kept as Partial<State>;
  return { ...fresh, ...state, settings: { ...fresh.settings, ...state.settings } };
}
