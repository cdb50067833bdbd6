/** What can go wrong with TikTok, sorted by what the person or the developer can do about it. */
export type TikTokFailure =
  | "access_denied"
  | "non_sandbox_target"
  | "client_mismatch"
  | "redirect_mismatch"
  | "pkce_mismatch"
  | "scope_refused"
  | "grant_invalid"
  | "access_token_invalid"
  | "rate_limited"
  | "unavailable"
  | "unreadable_answer"
  | "open_id_missing"
  | "refused";

/**
 * Why something could not be read from TikTok. The last two are this site's: it lacks the secret that encrypted the tokens,
 * and it has called TikTok too often for this user.
 */
export type FailureCode = TikTokFailure | "tokens_unreadable" | "too_many_calls";

/** The failures by which TikTok says that it does not share this data with this site, or no longer does. */
const REFUSALS: ReadonlySet<FailureCode> = new Set([
  "access_token_invalid",
  "grant_invalid",
  "scope_refused",
]);

/** Whether TikTok has refused the grant itself, so that only a new consent helps. */
export const isGrantRefused = (failure: FailureCode): boolean => REFUSALS.has(failure);

/** A failure, for a page that shows what was read before. */
export interface Problem {
  code: FailureCode;
  /** The seconds after which TikTok wants to be asked again; null if it did not say. */
  retryAfter: number | null;
}

/** How TikTok described a failure. It never contains a token, a code or a secret. */
export interface FailureDetail {
  /** The endpoint's name, such as "token" or "user/info". */
  endpoint: string;
  /** HTTP status; absent when there was no answer. */
  status?: number | undefined;
  /** TikTok's `error`, or `error.code`. */
  code?: string | undefined;
  description?: string | undefined;
  logId?: string | undefined;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number | undefined;
  /** How long the call took, in milliseconds. */
  ms?: number | undefined;
}

// These describe the app's own request, and are what its developer needs. The descriptions of the other
// endpoints can name people.
const DESCRIBED = new Set(["authorize", "token", "revoke"]);

/** TikTok refused a request, did not answer it, or sent an answer that cannot be used. */
export class TikTokError extends Error {
  override readonly name = "TikTokError";

  // Middleware, pages and route handlers are bundled apart, each with a class of its own, and may wait for the same call
  // (packages/tiktok-login/next/reuse.ts).
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "TikTokError";
  }

  readonly failure: FailureCode;
  readonly detail: FailureDetail;

  constructor(failure: FailureCode, detail: FailureDetail, options?: ErrorOptions) {
    const { endpoint, code, description } = detail;
    const isOurs = code === undefined;
    const reason = isOurs || DESCRIBED.has(endpoint) ? description : undefined;
    super(`${endpoint}: ${reason || code || failure}`, options);
    this.failure = failure;
    this.detail = detail;
  }

  /** What a log line has besides the message. */
  get fields(): Record<string, string | number | undefined> {
    const { endpoint, status, code, logId, retryAfter, ms } = this.detail;
    const { failure } = this;
    return { endpoint, failure, status, code, log_id: logId, retry_after: retryAfter, ms };
  }
}

const BY_CODE: Record<string, FailureCode> = {
  access_denied: "access_denied",
  "-2": "access_denied", // the number that TikTok's SDKs use when the person cancelled
  non_sandbox_target: "non_sandbox_target",
  invalid_client: "client_mismatch",
  unauthorized_client: "client_mismatch",
  invalid_scope: "scope_refused",
  scope_not_authorized: "scope_refused",
  scope_permission_missed: "scope_refused",
  invalid_grant: "grant_invalid",
  access_token_invalid: "access_token_invalid",
  rate_limit_exceeded: "rate_limited",
  server_error: "unavailable",
  temporarily_unavailable: "unavailable",
  internal_error: "unavailable",
};

/**
 * Maps TikTok's code to what can be done about it. The description comes first, because `invalid_request`
 * covers several mistakes, and TikTok's pages list a redirect mismatch under two codes.
 * @see https://developers.tiktok.com/doc/oauth-error-handling
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
 */
export function classify(detail: Omit<FailureDetail, "endpoint">): FailureCode {
  if (/redirect_uri/i.test(detail.description ?? "")) return "redirect_mismatch";
  if (/code verifier|code challenge/i.test(detail.description ?? "")) return "pkce_mismatch";
  const { code = "" } = detail;
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return known;
  if (detail.status === 429) return "rate_limited";
  if ((detail.status ?? 0) >= 500) return "unavailable";
  return detail.code ? "refused" : "unreadable_answer";
}
