import type { Scope } from "../state/scopes";
import type { State } from "../state/state";
import { apiError } from "./answers";

/**
 * The requested fields, or TikTok's refusal: one ungranted field refuses the whole request. Unknown fields are
 * ignored unless `strictFields` is on: published clients ask for `avatar_url_200`, which is not documented.
 * @param scopeOf the scope that a field requires; undefined for an unknown field
 */
export function requestedFields(
  state: State,
  request: Request,
  granted: Scope[],
  scopeOf: (field: string) => Scope | undefined,
): string[] | { refusal: Response } {
  const wanted = new URL(request.url).searchParams.get("fields");
  if (!wanted)
    return { refusal: apiError(state, "invalid_params", { detail: "fields is required." }) };
  const fields = wanted.split(",");
  const unknown = fields.find((field) => scopeOf(field) === undefined);
  if (unknown !== undefined && state.settings.strictFields) {
    return { refusal: apiError(state, "invalid_params", { detail: `Unknown field: ${unknown}.` }) };
  }
  const known = fields.filter((field) => scopeOf(field) !== undefined);
  const isGranted = known.every((field) => granted.includes(scopeOf(field) as Scope));
  return isGranted ? known : { refusal: apiError(state, state.settings.ungrantedFieldError) };
}

/** The named fields of an object, in the object's own order, as TikTok returns them. */
export function pick(fields: string[], whole: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name)));
}
