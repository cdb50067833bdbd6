import { personasOf } from "../state/people";
import type { Persona } from "../state/personas";
import { avatarOf } from "../state/profile";
import type { State } from "../state/state";
import { avatar, escapeHtml } from "./html";

/** The personas as radio buttons. The one that is logged in is checked, else the first. */
export function personaChoice(
  state: State,
  baseUrl: string,
  loggedIn: Persona | undefined,
): string {
  const personas = personasOf(state);
  const checked = loggedIn ?? personas[0];
  const rows = personas.map(
    (
      persona,
    ) => `<label class="row"><input type="radio" name="persona" value="${persona.id}"${persona === checked ? " checked" : ""}>
${avatar(avatarOf(state, baseUrl, persona, "avatar_url_100"))}
<span><b>${escapeHtml(persona.title)}</b><small><bdi>${escapeHtml(persona.displayName)}</bdi></small><small>${escapeHtml(persona.purpose)}</small></span></label>`,
  );
  return `<fieldset><legend>Account</legend>${rows.join("")}</fieldset>`;
}
