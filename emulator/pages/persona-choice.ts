import { PERSONAS, type Persona } from "../state/personas";
import { avatarOf } from "../state/profile";
import type { State } from "../state/state";
import { escapeHtml, face } from "./html";

/** Every persona as a radio button; the first is chosen unless another was before. */
export function personaChoice(state: State, baseUrl: string, before: Persona | undefined): string {
  const chosen = before ?? PERSONAS[0];
  const rows = PERSONAS.map(
    (
      persona,
    ) => `<label class="row"><input type="radio" name="persona" value="${persona.id}"${persona === chosen ? " checked" : ""}>
${face(avatarOf(state, baseUrl, persona, "avatar_url_100"))}
<span><b>${persona.title}</b><small><bdi>${escapeHtml(persona.displayName)}</bdi></small><small>${persona.purpose}</small></span></label>`,
  );
  return `<fieldset><legend>Account</legend>${rows.join("")}</fieldset>`;
}
