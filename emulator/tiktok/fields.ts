import type { Scope } from "../state/scopes";
import type { State } from "../state/state";
import { apiError } from "./answers";

/**
 * The fields of a request, or TikTok's refusal: one unknown or ungranted field refuses them all.
 * @param scopeOf the scope that a field needs; nothing for a field that there is not
 */
export function fieldsOf(
  state: State,
  request: Request,
  granted: Scope[],
  scopeOf: (field: string) => Scope | undefined,
): string[] | { refusal: Response } {
  const fields = (new URL(request.url).searchParams.get("fields") ?? "").split(",");
  const unknown = fields.find((field) => scopeOf(field) === undefined);
  if (unknown !== undefined) {
    const words = unknown ? `Unknown field: ${unknown}.` : "fields is required.";
    return { refusal: apiError("invalid_params", words) };
  }
  const isGranted = fields.every((field) => granted.includes(scopeOf(field) as Scope));
  return isGranted ? fields : { refusal: apiError(state.settings.ungrantedFieldError) };
}

/** An object with only the named fields, in the object's own order, as TikTok answers. */
export function only(fields: string[], whole: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => fields.includes(name)));
}
