import type { Scope } from "../state/scopes";
import type { State } from "../state/state";
import { apiError } from "./answers";

/**
 * The requested fields, or TikTok's refusal: one unknown or ungranted field refuses the whole request.
 * @param scopeOf the scope that a field requires; undefined for an unknown field
 */
export function requestedFields(
  state: State,
  request: Request,
  granted: Scope[],
  scopeOf: (field: string) => Scope | undefined,
): string[] | { refusal: Response } {
  const fields = (new URL(request.url).searchParams.get("fields") ?? "").split(",");
  const unknown = fields.find((field) => scopeOf(field) === undefined);
  if (unknown !== undefined) {
    const message = unknown ? `Unknown field: ${unknown}.` : "fields is required.";
    return { refusal: apiError("invalid_params", message) };
  }
  const isGranted = fields.every((field) => granted.includes(scopeOf(field) as Scope));
  return isGranted ? fields : { refusal: apiError(state.settings.ungrantedFieldError) };
}

/** The named fields of an object, in the object's own order, as TikTok returns them. */
export function pick(fields: string[], whole: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name)));
}
