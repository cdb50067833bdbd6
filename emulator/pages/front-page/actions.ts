import { ACTIONS } from "../../control/actions";
import { now } from "../../state/clock";
import type { Issued, State } from "../../state/state";
import { escapeHtml } from "../html";

/** A button for each thing that happens at TikTok by itself, and what came of them. */
export function actionsSection(state: State): string {
  const buttons = Object.entries(ACTIONS).map(
    ([name, { label }]) =>
      `<button id="${name}" formaction="/_emulator/actions/${name}">${label}</button>`,
  );
  const living = (tokens: Issued[]) =>
    tokens.filter((token) => !token.dead && token.expiresAt > now(state)).length;
  return `<section aria-labelledby="actions"><h2 id="actions">Make it happen</h2>
<form method="post" class="tools">${buttons.join("")}</form>
<p class="soft">Alive now: consents ${state.grants.length}, access tokens ${living(state.accessTokens)}, refresh tokens ${living(state.refreshTokens)}.
Webhooks go to ${escapeHtml(state.settings.webhookUrl ?? "nobody")}, ${state.deliveries.length} so far${lastDelivery(state)}.</p></section>`;
}

function lastDelivery({ deliveries }: State): string {
  const last = deliveries.at(-1);
  return last ? `, the last answered with ${last.status || "nothing"}` : "";
}
