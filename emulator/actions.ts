import { now } from "./clock";
import { removeGrant } from "./grants";
import { personaOf } from "./personas";
import { DEFAULT_SETTINGS } from "./settings";
import type { Issued, State } from "./state";
import { announceRemoval, REMOVAL_REASONS, repeatLast } from "./webhooks";

/** Something that happens at TikTok without the app's doing. */
export interface Action {
  label: string;
  run(state: State): void | Promise<void>;
}

const LEGACY = { accessTokenSeconds: 86_400, refreshTokenSeconds: 31_536_000 };
const { accessTokenSeconds, refreshTokenSeconds } = DEFAULT_SETTINGS;

/** What a person can make happen on the front page, and a test over HTTP, by name. */
export const ACTIONS: Record<string, Action> = {
  "expire-access-tokens": {
    label: "Expire access tokens",
    run: (state) => expire(state, state.accessTokens),
  },
  "expire-refresh-tokens": {
    label: "Expire refresh tokens",
    run: (state) => expire(state, state.refreshTokens),
  },
  "expire-pictures": {
    label: "Expire avatars and covers",
    run: (state) => {
      state.pictureGeneration += 1;
    },
  },
  "remove-consents": {
    label: "Remove the app in TikTok",
    run: (state) => removeConsents(state),
  },
  "strict-rotation": {
    label: "Strict rotation",
    run: (state) => set(state, { rotation: "strict" }),
  },
  "legacy-rotation": {
    label: "Legacy rotation",
    run: (state) => set(state, { rotation: "legacy" }),
  },
  "usual-lifetimes": {
    label: "2 hours / 180 days",
    run: (state) => set(state, { accessTokenSeconds, refreshTokenSeconds }),
  },
  "legacy-lifetimes": {
    label: "24 hours / 365 days",
    run: (state) => set(state, LEGACY),
  },
  "repeat-webhook": {
    label: "Send the last webhook again",
    run: (state) => repeatLast(state),
  },
  "stale-webhook": {
    label: "Send it with an old time",
    run: (state) => repeatLast(state, true),
  },
};

function expire(state: State, tokens: Issued[]): void {
  for (const token of tokens) token.expiresAt = Math.min(token.expiresAt, now(state) - 1);
}

function set(state: State, settings: Partial<State["settings"]>): void {
  state.settings = { ...state.settings, ...settings };
}

async function removeConsents(state: State): Promise<void> {
  for (const grant of [...state.grants]) {
    removeGrant(state, grant.id);
    const persona = personaOf(grant.persona);
    if (persona) await announceRemoval(state, persona, REMOVAL_REASONS.byPerson);
  }
}
