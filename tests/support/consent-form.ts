/**
 * What the form of the emulator's consent page sends when a persona continues.
 * @param asked the query of the authorization request
 * @param persona its id
 * @param without the optional scopes that it does not grant
 */
export function consentForm(
  asked: URLSearchParams,
  persona: string,
  without: readonly string[] = [],
): URLSearchParams {
  const form = new URLSearchParams({ persona, decision: "continue" });
  for (const scope of asked.get("scope")?.split(",") ?? [])
    if (!without.includes(scope)) form.append("scope", scope);
  for (const [name, value] of asked) form.append(`request.${name}`, value);
  return form;
}
