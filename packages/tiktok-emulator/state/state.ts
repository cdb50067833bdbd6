import type { Fault } from "./fault";
import type { PersonaId } from "./personas";
import type { Scope } from "./scopes";
import { DEFAULT_SETTINGS, type Settings } from "./settings";

/** A persona's consent to an app. */
export interface Grant {
  id: string;
  /** The persona and the client key: there is one grant for both. */
  holder: string;
  clientKey: string;
  persona: PersonaId;
  scopes: Scope[];
}

/** A token or code. Times are Unix seconds of the emulator's clock. */
export interface Issued {
  value: string;
  grant: string;
  /** Those of the consent that it was issued for. */
  scopes: Scope[];
  expiresAt: number;
  /** Used up, rotated or revoked. */
  isRevoked: boolean;
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
  raw: RawRequest;
  status: number;
  /** TikTok's error code, which may come with status 200. */
  error: string | null;
}

/** A request as it arrived, for what the other fields leave out. */
interface RawRequest {
  /** Of the URL, from the question mark on. */
  search: string;
  /** Names in lower case. A name may occur several times. */
  headers: [string, string][];
  body: string;
}

/** A sent webhook and the status of the answer; 0 without an answer. */
export interface Delivery {
  body: string;
  signature: string;
  status: number;
  /** 1 for the first, more for retries. */
  attempt: number;
}

/** Everything that the emulator remembers, as plain JSON. */
export interface State {
  settings: Settings;
  /** The settings that it began with, which tell a restored state what has been changed since. */
  startSettings: Settings;
  /** How many people were added to the personas. */
  people: number;
  grants: Grant[];
  codes: Code[];
  accessTokens: Issued[];
  refreshTokens: Issued[];
  faults: Fault[];
  requests: RecordedRequest[];
  /** The times of the last minute's calls by path, in Unix milliseconds. */
  calls: Record<string, number[]>;
  deliveries: Delivery[];
  /** How often the state has been reset. */
  resets: number;
  /** How many random values were drawn, which decides the next one if there is a seed. */
  drawn: number;
  /** Part of every picture's signature. Increasing it expires all signed URLs. */
  pictureGeneration: number;
}

export function newState(given: Partial<Settings> = {}): State {
  const settings = { ...structuredClone(DEFAULT_SETTINGS), ...given };
  return {
    settings,
    startSettings: structuredClone(settings),
    people: 0,
    grants: [],
    codes: [],
    accessTokens: [],
    refreshTokens: [],
    faults: [],
    requests: [],
    calls: {},
    deliveries: [],
    resets: 0,
    drawn: 0,
    pictureGeneration: 0,
  };
}
