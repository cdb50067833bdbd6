import { API_ERROR_CODES, type ApiErrorCode } from "../state/error-codes";
import type { Fault } from "../state/fault";
import type { State } from "../state/state";
import { apiError, oauthError } from "../tiktok/answers";

/** The answer with the error of TikTok's that a fault names; undefined if it names none. */
export function errorOf(state: State, { error }: Fault): Response | undefined {
  if (error === undefined) return;
  return isApiError(error)
    ? apiError(state, error)
    : oauthError(error, "An error that was asked for.", state.settings.tokenErrorStatus);
}

function isApiError(error: string): error is ApiErrorCode {
  return (API_ERROR_CODES as readonly string[]).includes(error);
}
