import type { FailureCode } from "../../client/errors";

/** The request header in which middleware tells the page why a rotation failed, such as "rate_limited 30". */
export const ROTATION_FAILURE = "x-rotation-failure";

/** The value of that header. @param rotation.retryAt in milliseconds, if TikTok named a time */
export function failureHeader(rotation: { failure: FailureCode; retryAt?: number }): string {
  const { failure, retryAt = 0 } = rotation;
  const seconds = Math.ceil((retryAt - Date.now()) / 1000);
  return seconds > 0 ? `${failure} ${seconds}` : failure;
}

/** What is in that header; null if the rotation did not fail. */
export function failureInHeader(
  value: string | null,
): { failure: FailureCode; retryAfter: number | null } | null {
  const [failure, seconds] = value?.split(" ") ?? [];
  return failure
    ? { failure: failure as FailureCode, retryAfter: seconds ? Number(seconds) : null }
    : null;
}
