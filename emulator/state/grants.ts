import { randomBytes, randomUUID } from "node:crypto";
import { now } from "./clock";
import type { PersonaId } from "./personas";
import type { Scope } from "./scopes";
import type { Code, Grant, Issued, State } from "./state";

/** The consent that a persona has given, if it was not taken back. */
export function grantOf(state: State, persona: PersonaId): Grant | undefined {
  return state.grants.find((grant) => grant.persona === persona);
}

/** Records a consent; a new one replaces the persona's earlier one, whose tokens live on with it. */
export function consent(state: State, persona: PersonaId, scopes: Scope[]): Grant {
  const known = grantOf(state, persona);
  if (known) {
    known.scopes = scopes;
    return known;
  }
  const grant = { id: randomUUID(), persona, scopes };
  state.grants.push(grant);
  return grant;
}

/** Takes a consent back with every token that it gave. */
export function removeGrant(state: State, id: string): void {
  state.grants = state.grants.filter((grant) => grant.id !== id);
  for (const token of [...state.accessTokens, ...state.refreshTokens, ...state.codes]) {
    if (token.grant === id) token.dead = true;
  }
}

/** A code of TikTok's shape: long, and with characters that a redirect has to encode. */
export function issueCode(
  state: State,
  grant: Grant,
  sent: { redirectUri: string; challenge: string | null },
): string {
  const value = `${randomBytes(180).toString("base64url")}*1!4608.va`;
  const expiresAt = now(state) + state.settings.codeSeconds;
  const code: Code = { value, grant: grant.id, expiresAt, dead: false, ...sent };
  state.codes.push(code);
  return value;
}

/** A new pair of tokens for a grant; `keep` is the refresh token that a legacy refresh hands back. */
export function issueTokens(state: State, grant: Grant, previous?: Issued, keep = false) {
  const { accessTokenSeconds, refreshTokenSeconds, refreshSlides } = state.settings;
  const access: Issued = {
    value: `act.${randomBytes(48).toString("base64url")}!4608.va`,
    grant: grant.id,
    expiresAt: now(state) + accessTokenSeconds,
    dead: false,
  };
  state.accessTokens.push(access);
  if (previous && keep) return { access, refresh: previous };
  const restart = !previous || refreshSlides;
  const refresh: Issued = {
    value: `rft.${randomBytes(48).toString("base64url")}!4595.va`,
    grant: grant.id,
    expiresAt: restart ? now(state) + refreshTokenSeconds : previous.expiresAt,
    dead: false,
  };
  state.refreshTokens.push(refresh);
  return { access, refresh };
}

/** The one of that value which can still be used, and the consent behind it. */
export function usable<Kind extends Issued>(state: State, all: Kind[], value: string | undefined) {
  const token = all.find((one) => one.value === value);
  const grant = state.grants.find((one) => one.id === token?.grant);
  const alive = token && !token.dead && token.expiresAt > now(state);
  return alive && grant ? { token, grant } : null;
}
