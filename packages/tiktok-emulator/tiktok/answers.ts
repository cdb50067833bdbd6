import { now } from "../state/clock";
import type { ApiErrorCode } from "../state/error-codes";
import { randomBytesOf } from "../state/random";
import { currentState } from "../state/request-state";
import type { State } from "../state/state";
import { tiktokHeaders } from "./response-headers";

/** A log id that looks like TikTok's: a timestamp and hex, 34 characters. */
export function newLogId(): string {
  const state = currentState();
  const time = new Date(now(state) * 1000).toISOString().replace(/\D/g, "").slice(0, 14);
  return `${time}${randomBytesOf(state, 10).toString("hex").toUpperCase()}`;
}

/**
 * An error of the OAuth endpoints. TikTok sends these with status 200.
 * @see https://developers.tiktok.com/doc/oauth-error-handling
 */
export function oauthError(error: string, error_description: string, status: number): Response {
  const log_id = newLogId();
  const headers = tiktokHeaders(log_id);
  return Response.json({ error, error_description, log_id }, { status, headers });
}

const API_ERRORS: Record<ApiErrorCode, readonly [status: number, message: string]> = {
  access_token_invalid: [401, "The access token is invalid or not found in the request."],
  scope_not_authorized: [
    401,
    "The user did not authorize the scope required for completing this request.",
  ],
  scope_permission_missed: [
    400,
    "The access token does not have the scopes that some of the fields need.",
  ],
  invalid_params: [400, "One or more fields in request is invalid."],
  rate_limit_exceeded: [429, "The API rate limit was exceeded. Please try again later."],
  internal_error: [500, "Something went wrong. Please try again later."],
};

/**
 * An error of the Display API. Recorded answers have an empty `data`, or none.
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-error-handling
 */
export function apiError(
  { settings }: State,
  code: ApiErrorCode,
  { detail = "", headers = {} }: { detail?: string; headers?: Record<string, string> } = {},
): Response {
  const [status, words] = API_ERRORS[code];
  const log_id = newLogId();
  const error = { code, message: detail ? `${words} ${detail}` : words, log_id };
  const body = settings.errorsWithoutData ? { error } : { data: {}, error };
  return Response.json(body, { status, headers: { ...tiktokHeaders(log_id), ...headers } });
}

/** A successful answer of the Display API. */
export function apiData(data: unknown): Response {
  const log_id = newLogId();
  const error = { code: "ok", message: "", log_id };
  return Response.json({ data, error }, { headers: tiktokHeaders(log_id) });
}
