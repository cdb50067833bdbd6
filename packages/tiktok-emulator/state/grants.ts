import { now } from "./clock";
import { findBy } from "./lookup";
import type { PersonaId } from "./personas";
import { randomText } from "./random";
import type { Scope } from "./scopes";
import type { Code, Grant, Issued, State } from "./state";

/** The persona's grant for the app with this key; undefined without consent. */
export function grantFor(
  state: State,
  persona: PersonaId,
  clientKey: string = state.settings.clientKey,
): Grant | undefined {
  return findBy(state.grants, "holder", holderOf(persona, clientKey));
}

/** Records a consent. A later one changes the scopes of the grant; its tokens stay valid. */
export function consent(
  state: State,
  persona: PersonaId,
  scopes: Scope[],
  clientKey: string = state.settings.clientKey,
): Grant {
  const known = grantFor(state, persona, clientKey);
  if (known) {
    known.scopes = scopes;
    return known;
  }
  const holder = holderOf(persona, clientKey);
  const grant = { id: randomText(state, 16), holder, clientKey, persona, scopes };
  state.grants.push(grant);
  return grant;
}

function holderOf(persona: PersonaId, clientKey: string): string {
  return `${persona} ${clientKey}`;
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
  const value = `${randomText(state, 180)}*1!4608.va`;
  const expiresAt = now(state) + state.settings.codeSeconds;
  const { redirectUri, challenge } = sent;
  const code: Code = {
    value,
    grant: grant.id,
    scopes: grant.scopes,
    redirectUri,
    challenge,
    expiresAt,
    isRevoked: false,
  };
  state.codes.push(code);
  return value;
}

/** Issues tokens for the scopes of a grant. With `keep`, the previous refresh token is returned, as TikTok used to do. */
export function issueTokens(state: State, grant: Grant, previous?: Issued, keep = false) {
  const { accessTokenSeconds, refreshTokenSeconds, refreshSlides } = state.settings;
  const access: Issued = {
    value: `act.${randomText(state, 48)}!4608.va`,
    grant: grant.id,
    scopes: grant.scopes,
    expiresAt: now(state) + accessTokenSeconds,
    isRevoked: false,
  };
  state.accessTokens.push(access);
  if (previous && keep) return { access, refresh: previous };
  const startsAgain = !previous || refreshSlides;
  const refresh: Issued = {
    value: `rft.${randomText(state, 48)}!4595.va`,
    grant: grant.id,
    scopes: grant.scopes,
    expiresAt: startsAgain ? now(state) + refreshTokenSeconds : previous.expiresAt,
    isRevoked: false,
  };
  state.refreshTokens.push(refresh);
  return { access, refresh };
}

/**
 * The token or code with this value, and its grant with the scopes that it has: those of the consent that it was
 * issued for, even if a later one gave fewer. Null unless it is still valid.
 */
export function findValid<Kind extends Issued>(
  state: State,
  all: Kind[],
  value: string | undefined,
) {
  const token = findBy<Issued, "value">(all, "value", value) as Kind | undefined;
  const grant = findBy(state.grants, "id", token?.grant);
  const isValid = token && !token.isRevoked && token.expiresAt > now(state);
  if (!isValid || !grant) return null;
  const scopes = state.settings.narrowerConsentTakesScopes
    ? token.scopes.filter((scope) => grant.scopes.includes(scope))
    : token.scopes;
  return { token, grant: { ...grant, scopes } };
}
