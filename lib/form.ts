/**
 * A text field of a submitted form. A server action can be called with anything in place of its form, and a field can
 * be a file; both count as absent.
 */
export function textIn(form: unknown, name: string): string | null {
  const value = form instanceof FormData ? form.get(name) : null;
  return typeof value === "string" ? value : null;
}
