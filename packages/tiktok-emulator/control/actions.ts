import { now } from "../state/clock";
import { removeGrant } from "../state/grants";
import { personaOf } from "../state/people";
import type { Issued, State } from "../state/state";
import type { Sender } from "../tiktok/webhook-delivery";
import { REMOVAL_REASONS, resendLast, sendRemoval } from "../tiktok/webhooks";
import { SWITCHES } from "./switches";

/** Something that happens at TikTok without the app. */
interface Action {
  label: string;
  run(sender: Sender): void | Promise<void>;
}

/** The actions, by name. People use them on the front page, tests over HTTP. */
export const ACTIONS: Record<string, Action> = {
  "expire-access-tokens": {
    label: "Expire access tokens",
    run: ({ state }) => expire(state, state.accessTokens),
  },
  "expire-refresh-tokens": {
    label: "Expire refresh tokens",
    run: ({ state }) => expire(state, state.refreshTokens),
  },
  "expire-pictures": {
    label: "Expire avatars and covers",
    run: ({ state }) => {
      state.pictureGeneration += 1;
    },
  },
  "remove-consents": {
    label: "Remove the app in TikTok",
    run: removeConsents,
  },
  "repeat-webhook": {
    label: "Send the last webhook again",
    run: ({ state }) => resendLast(state),
  },
  "stale-webhook": {
    label: "Send it with an old timestamp",
    run: ({ state }) => resendLast(state, true),
  },
};

/** Runs the action or sets the switch with this name. @returns false if there is none */
export async function runAction(sender: Sender, name: string): Promise<boolean> {
  const { state } = sender;
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  const position = SWITCHES.flatMap((one) => one.positions).find((one) => one.name === name);
  if (position) state.settings = { ...state.settings, ...position.settings };
  await action?.run(sender);
  return Boolean(action ?? position);
}

function expire(state: State, tokens: Issued[]): void {
  for (const token of tokens) token.expiresAt = Math.min(token.expiresAt, now(state) - 1);
}

async function removeConsents(sender: Sender): Promise<void> {
  const { state } = sender;
  for (const grant of [...state.grants]) {
    removeGrant(state, grant.id);
    const persona = personaOf(state, grant.persona);
    if (persona) await sendRemoval(sender, persona, REMOVAL_REASONS.byPerson, grant.clientKey);
  }
}
