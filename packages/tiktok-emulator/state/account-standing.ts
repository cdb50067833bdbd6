import { removeGrant } from "./grants";
import { personaOf } from "./people";
import type { Grant, State } from "./state";

/**
 * Bans or deletes an account, or restores it. A closed one cannot log in and loses all grants and tokens.
 * @returns the removed grants, for the webhooks; null if there is no such account
 */
export function setStanding(
  state: State,
  id: string,
  standing: "active" | "banned" | "deleted",
): Grant[] | null {
  const persona = personaOf(state, id);
  if (!persona) return null;
  const changed = { ...persona, standing };
  const others = state.settings.personas.filter((one) => one.id !== id);
  state.settings = { ...state.settings, personas: [...others, changed] };
  if (standing === "active") return [];
  const removed = state.grants.filter((grant) => grant.persona === id);
  for (const { id } of removed) removeGrant(state, id);
  return removed;
}
