import { personasOf } from "../../state/people";
import { avatarOf } from "../../state/profile";
import type { State } from "../../state/state";
import { avatar, escapeHtml } from "../html";

/** The personas, and which of them have consented. */
export function accountsSection(state: State, baseUrl: string): string {
  const rows = personasOf(state).map((persona) => {
    const consented = state.grants.some((grant) => grant.persona === persona.id);
    return `<li class="row wide">${avatar(avatarOf(state, baseUrl, persona, "avatar_url_100"))}
<span><b>${escapeHtml(persona.title)}</b>${consented ? " · has consented" : ""}${persona.standing === "active" ? "" : ` · ${persona.standing}`}<small><bdi>${escapeHtml(persona.displayName)}</bdi></small><small>${escapeHtml(persona.purpose)}</small></span></li>`;
  });
  return `<section aria-labelledby="accounts"><h2 id="accounts">Accounts</h2><ul class="rows">${rows.join("")}</ul></section>`;
}
