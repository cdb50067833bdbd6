/** What can go wrong with TikTok, by what a person or the developer can do about it. */
export type FailureCode =
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

/** TikTok's own words for a failure; never a token, a code or a secret. */
export interface FailureDetail {
  /** What was asked, such as "token" or "user/info". */
  endpoint: string;
  /** HTTP status; absent when no answer came. */
  status?: number | undefined;
  /** TikTok's `error`, or `error.code`. */
  code?: string | undefined;
  description?: string | undefined;
  logId?: string | undefined;
  /** Seconds that TikTok asks to wait. */
  retryAfter?: number | undefined;
}

/** A refusal by TikTok, or an answer from it that cannot be used. */
export class TikTokError extends Error {
  override readonly name = "TikTokError";

  constructor(
    readonly failure: FailureCode,
    readonly detail: FailureDetail,
    options?: ErrorOptions,
  ) {
    const { endpoint, status, code, description, logId } = detail;
    const words = [code, description].filter(Boolean).join(": ") || failure;
    const facts = [status && `HTTP ${status}`, logId && `log_id ${logId}`].filter(Boolean);
    super(`${endpoint} ${words}${facts.length ? ` (${facts.join(", ")})` : ""}`, options);
  }
}

const BY_CODE: Record<string, FailureCode> = {
  access_denied: "access_denied",
  "-2": "access_denied", // TikTok's SDKs' number for a person who cancelled
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
 * Sorts TikTok's code into what can be done about it. The description decides where TikTok's
 * `invalid_request` covers different mistakes, and its pages put a redirect mismatch under two codes.
 * @see https://developers.tiktok.com/doc/oauth-error-handling
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
 */
export function classify(detail: Omit<FailureDetail, "endpoint">): FailureCode {
  if (/redirect_uri/i.test(detail.description ?? "")) return "redirect_mismatch";
  if (/code verifier|code challenge/i.test(detail.description ?? "")) return "pkce_mismatch";
  const known = BY_CODE[detail.code ?? ""];
  if (known) return known;
  if (detail.status === 429) return "rate_limited";
  if ((detail.status ?? 0) >= 500) return "unavailable";
  return detail.code ? "refused" : "unreadable_answer";
}
