/**
 * The scopes that this starter uses. TIKTOK_SCOPES may list others, and TikTok may grant them, so lists of
 * requested and granted scopes are strings.
 * @see https://developers.tiktok.com/doc/tiktok-api-scopes
 */
export const SCOPES = [
  "user.info.basic",
  "user.info.profile",
  "user.info.stats",
  "video.list",
] as const;

export type Scope = (typeof SCOPES)[number];

const NAME = /^[a-z0-9_.]{1,64}$/;
const MAX_SCOPES = 50;

/** The scopes in TikTok's comma-separated list, without spaces, duplicates and what cannot be a scope. */
export function parseScopes(list: string | null | undefined): string[] {
  const scopes = (list ?? "").split(",").map((scope) => scope.trim());
  return [...new Set(scopes.filter((scope) => NAME.test(scope)))].slice(0, MAX_SCOPES);
}

/** Whether a scope is in a list of requested or granted ones. */
export function hasScope(scopes: readonly string[], scope: Scope): boolean {
  return scopes.includes(scope);
}
