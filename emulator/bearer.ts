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

/** The fields of a request, or TikTok's refusal: one unknown or ungranted field refuses them all. */
export function fieldsOf(
  request: Request,
  scopeOf: (field: string) => Scope | undefined,
  granted: Scope[],
): string[] | { refusal: Response } {
  const fields = (new URL(request.url).searchParams.get("fields") ?? "").split(",");
  const unknown = fields.find((field) => scopeOf(field) === undefined);
  if (unknown !== undefined) {
    return {
      refusal: apiError(
        "invalid_params",
        unknown ? `Unknown field: ${unknown}.` : "fields is required.",
      ),
    };
  }
  const ungranted = fields.some((field) => !granted.includes(scopeOf(field) as Scope));
  return ungranted ? { refusal: apiError("scope_not_authorized") } : fields;
}

/** An object with only the named fields, in the object's own order, as TikTok answers. */
export function only(fields: string[], whole: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name)));
}
