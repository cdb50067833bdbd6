import { ACTIONS } from "../../control/actions";
import { now } from "../../state/clock";
import type { Issued, State } from "../../state/state";
import { escapeHtml } from "../html";

/** A button for each action, and the state that they change. */
export function actionsSection(state: State): string {
  const buttons = Object.entries(ACTIONS).map(
    ([name, { label }]) =>
      `<button id="${name}" formaction="/_emulator/actions/${name}">${label}</button>`,
  );
  const valid = (tokens: Issued[]) =>
    tokens.filter((token) => !token.isRevoked && token.expiresAt > now(state)).length;
  return `<section aria-labelledby="actions"><h2 id="actions">Make it happen</h2>
<form method="post" class="tools">${buttons.join("")}</form>
<p class="soft">Valid now: consents ${state.grants.length}, access tokens ${valid(state.accessTokens)}, refresh tokens ${valid(state.refreshTokens)}.
${webhooks(state)}</p></section>`;
}

function webhooks({ settings, deliveries }: State): string {
  if (!settings.webhookUrl) return "No webhook URL is set.";
  const last = deliveries.at(-1);
  const answer = last ? ` The last one was answered with ${last.status || "nothing"}.` : "";
  return `Webhooks sent to ${escapeHtml(settings.webhookUrl)}: ${deliveries.length}.${answer}`;
}
