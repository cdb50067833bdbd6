/**
 * The scopes that this starter uses. TIKTOK_SCOPES may list others, and TikTok may grant them, so lists of
 * requested and granted scopes are strings.
 * @see https://developers.tiktok.com/doc/tiktok-api-scopes
 */
export type Scope = "user.info.basic" | "user.info.profile" | "user.info.stats" | "video.list";

/** The scopes in TikTok's comma-separated list, without spaces and duplicates. */
export function parseScopes(list: string | null | undefined): string[] {
  const scopes = (list ?? "").split(",").map((scope) => scope.trim());
  return [...new Set(scopes.filter(Boolean))];
}

/** Whether a scope is in a list of requested or granted ones. */
export function hasScope(scopes: readonly string[], scope: Scope): boolean {
  return scopes.includes(scope);
}
