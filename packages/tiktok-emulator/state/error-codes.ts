/** The error codes of the Display API. @see https://developers.tiktok.com/doc/tiktok-api-v2-error-handling */
export const API_ERROR_CODES = [
  "access_token_invalid",
  "scope_not_authorized",
  "scope_permission_missed",
  "invalid_params",
  "rate_limit_exceeded",
  "internal_error",
] as const;

/** The errors of the token and revoke endpoints. @see https://developers.tiktok.com/doc/oauth-error-handling */
export const OAUTH_ERROR_CODES = [
  "access_denied",
  "invalid_client",
  "invalid_grant",
  "invalid_request",
  "invalid_scope",
  "unauthorized_client",
  "unsupported_grant_type",
  "unsupported_response_type",
  "server_error",
  "temporarily_unavailable",
] as const;

export type ApiErrorCode = (typeof API_ERROR_CODES)[number];
