const NAME = /^[a-z0-9_.]{1,64}$/;
const MAX_SCOPES = 50;

/**
 * The scopes in a list, without duplicates and what cannot be a scope. TikTok separates them with commas, and OAuth itself
 * with spaces.
 */
export function parseScopes(list: string | null | undefined): string[] {
  const scopes = (list ?? "").split(/[\s,]+/);
  return [...new Set(scopes.filter((scope) => NAME.test(scope)))].slice(0, MAX_SCOPES);
}
