import { type FailureCode, isGrantRefused } from "../client/errors";

/** The codes of `apiRefusal`, with their status and what they say to a developer. */
const REFUSALS = {
  signed_out: [401, "Sign in to use this."],
  grant_ended: [401, "TikTok no longer accepts this sign-in. Sign in with TikTok again."],
  not_connected: [403, "Connect a TikTok account to use this."],
  scope_missing: [403, "You have not shared what this needs with this site."],
  foreign_origin: [403, "This can only be used from pages of this site."],
  too_many_calls: [429, "You have used this too often in the last minute. Try again later."],
  tiktok_unavailable: [503, "TikTok cannot be reached right now. Try again later."],
  database_unavailable: [503, "This site's database cannot be reached right now. Try again later."],
} as const;

type ApiRefusal = keyof typeof REFUSALS;

/**
 * Refuses a request to a JSON API: `{ error, code }`, and `scopes` if some are missing. No cache may keep it.
 * @param retryAfter seconds after which the request may succeed, for `Retry-After`
 */
export function apiRefusal(
  code: ApiRefusal,
  { scopes, retryAfter }: { scopes?: readonly string[]; retryAfter?: number | null } = {},
): Response {
  const [status, error] = REFUSALS[code];
  const headers: HeadersInit = retryAfter ? { "retry-after": String(retryAfter) } : {};
  return privately(Response.json({ error, code, ...(scopes && { scopes }) }, { status, headers }));
}

/** Refuses because of a failure of TikTok's. */
export function apiRefusalFor(failure: FailureCode, retryAfter?: number | null): Response {
  if (failure === "scope_refused") return apiRefusal("scope_missing");
  // Tokens that cannot be decrypted any more are lost as well: a new sign-in brings others.
  if (isGrantRefused(failure) || failure === "tokens_unreadable") return apiRefusal("grant_ended");
  const code = failure === "too_many_calls" ? failure : "tiktok_unavailable";
  return apiRefusal(code, { retryAfter: retryAfter ?? null });
}

/** The same response, which no cache may keep unless it says otherwise. */
export function privately(response: Response): Response {
  if (response.headers.has("cache-control")) return response;
  const headers = new Headers(response.headers);
  headers.set("cache-control", "private, no-store");
  return new Response(response.body, { status: response.status, headers });
}
