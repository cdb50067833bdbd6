import { now } from "../state/clock";
import { removeGrant } from "../state/grants";
import { personaOf } from "../state/personas";
import type { Issued, State } from "../state/state";
import { announceRemoval, REMOVAL_REASONS, repeatLast } from "../tiktok/webhooks";
import { SWITCHES } from "./switches";

/** Something that happens at TikTok without the app's doing. */
export interface Action {
  label: string;
  run(state: State): void | Promise<void>;
}

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
  "repeat-webhook": {
    label: "Send the last webhook again",
    run: (state) => repeatLast(state),
  },
  "stale-webhook": {
    label: "Send it with an old time",
    run: (state) => repeatLast(state, true),
  },
};

/** Does what a name of the actions or of the switches says; false for any other name. */
export async function act(state: State, name: string): Promise<boolean> {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  const position = SWITCHES.flatMap((one) => one.positions).find((one) => one.name === name);
  if (position) state.settings = { ...state.settings, ...position.settings };
  await action?.run(state);
  return Boolean(action ?? position);
}

function expire(state: State, tokens: Issued[]): void {
  for (const token of tokens) token.expiresAt = Math.min(token.expiresAt, now(state) - 1);
}

async function removeConsents(state: State): Promise<void> {
  for (const grant of [...state.grants]) {
    removeGrant(state, grant.id);
    const persona = personaOf(grant.persona);
    if (persona) await announceRemoval(state, persona, REMOVAL_REASONS.byPerson);
  }
}
