import { randomBytes, randomUUID } from "node:crypto";
import { now } from "./clock";
import { findBy } from "./lookup";
import type { PersonaId } from "./personas";
import type { Scope } from "./scopes";
import type { Code, Grant, Issued, State } from "./state";

/** The persona's grant; undefined without consent. */
export function grantFor(state: State, persona: PersonaId): Grant | undefined {
  return findBy(state.grants, "persona", persona);
}

/** Records a consent. It changes the scopes of the persona's earlier grant, whose tokens stay valid. */
export function consent(state: State, persona: PersonaId, scopes: Scope[]): Grant {
  const known = grantFor(state, persona);
  if (known) {
    known.scopes = scopes;
    return known;
  }
  const grant = { id: randomUUID(), persona, scopes };
  state.grants.push(grant);
  return grant;
}

/** Removes a grant and revokes all of its tokens and codes. */
export function removeGrant(state: State, id: string): void {
  state.grants = state.grants.filter((grant) => grant.id !== id);
  for (const all of [state.accessTokens, state.refreshTokens, state.codes]) {
    for (const token of all) if (token.grant === id) token.isRevoked = true;
  }
}

/** Issues a code that looks like TikTok's: long, and with characters that a redirect has to encode. */
export function issueCode(
  state: State,
  grant: Grant,
  sent: { redirectUri: string; challenge: string | null },
): string {
  const value = `${randomBytes(180).toString("base64url")}*1!4608.va`;
  const expiresAt = now(state) + state.settings.codeSeconds;
  const code: Code = { value, grant: grant.id, expiresAt, isRevoked: false, ...sent };
  state.codes.push(code);
  return value;
}

/** Issues tokens for a grant. With `keep`, the previous refresh token is returned, as TikTok used to do. */
export function issueTokens(state: State, grant: Grant, previous?: Issued, keep = false) {
  const { accessTokenSeconds, refreshTokenSeconds, refreshSlides } = state.settings;
  const access: Issued = {
    value: `act.${randomBytes(48).toString("base64url")}!4608.va`,
    grant: grant.id,
    expiresAt: now(state) + accessTokenSeconds,
    isRevoked: false,
  };
  state.accessTokens.push(access);
  if (previous && keep) return { access, refresh: previous };
  const startsAgain = !previous || refreshSlides;
  const refresh: Issued = {
    value: `rft.${randomBytes(48).toString("base64url")}!4595.va`,
    grant: grant.id,
    expiresAt: startsAgain ? now(state) + refreshTokenSeconds : previous.expiresAt,
    isRevoked: false,
  };
  state.refreshTokens.push(refresh);
  return { access, refresh };
}

/** The token or code with this value and its grant; null unless it is still valid. */
export function findValid<Kind extends Issued>(
  state: State,
  all: Kind[],
  value: string | undefined,
) {
  const token = findBy<Issued, "value">(all, "value", value) as Kind | undefined;
  const grant = findBy(state.grants, "id", token?.grant);
  const isValid = token && !token.isRevoked && token.expiresAt > now(state);
  return isValid && grant ? { token, grant } : null;
}
