import { findValid } from "../state/grants";
import { personaOf } from "../state/people";
import type { Persona } from "../state/personas";
import type { Scope } from "../state/scopes";
import type { State } from "../state/state";
import { apiError } from "./answers";
import { secondsUntilAllowed } from "./rate-limit";

/** The persona and scopes of a request's access token, or TikTok's refusal. */
export function authenticate(
  state: State,
  request: Request,
): { persona: Persona; scopes: Scope[]; clientKey: string } | { refusal: Response } {
  const { pathname } = new URL(request.url);
  const wait = secondsUntilAllowed(state, pathname);
  if (wait > 0) {
    const headers = { ...(state.settings.sendRetryAfter && { "retry-after": String(wait) }) };
    return { refusal: apiError(state, "rate_limit_exceeded", { headers }) };
  }
  const value = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const found = findValid(state, state.accessTokens, value);
  const persona = personaOf(state, found?.grant.persona);
  if (!found || !persona) return { refusal: apiError(state, "access_token_invalid") };
  const { scopes, clientKey } = found.grant;
  return { persona, scopes, clientKey };
}
