import { apiError } from "./answers";
import { usable } from "./grants";
import { type Persona, personaOf } from "./personas";
import { isOverLimit } from "./rate-limit";
import type { Scope } from "./scopes";
import type { State } from "./state";

/** Whom a request to the Display API speaks for, or TikTok's refusal. */
export function bearerOf(
  state: State,
  request: Request,
): { persona: Persona; scopes: Scope[] } | { refusal: Response } {
  const { pathname } = new URL(request.url);
  if (isOverLimit(state, pathname)) return { refusal: apiError("rate_limit_exceeded") };
  const value = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1];
  const found = usable(state, state.accessTokens, value);
  const persona = personaOf(found?.grant.persona);
  if (!found || !persona) return { refusal: apiError("access_token_invalid") };
  return { persona, scopes: found.grant.scopes };
}
