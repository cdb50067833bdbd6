import { nowSeconds } from "../../client/clock";
import { TikTokError } from "../../client/errors";
import type { Context } from "../context";
import {
  type CookieGrant,
  expiresSoon,
  hasExpired,
  reuseFor,
  withProfile,
  withTokens,
} from "../grant";
import { pauseAfter } from "../pause";
import { readProfile } from "../profile";
import { withFallback } from "../read";
import {
  type Attempt,
  attemptThatIssued,
  attemptWith,
  forgetAfter,
  type Rotation,
  remember,
} from "./rotation-memory";

// How long requests that left with the old cookie still find the result after the browser has the new one.
const GRACE_MS = 60_000;
// How long the result is kept for a browser that does not have it yet. The privacy page says so too.
const LONGEST_MEMORY_MS = 2 * 60 * 60 * 1000;

const UNKNOWN = new TikTokError("unavailable", { endpoint: "token" });

/** Whether a grant's access token expires soon and can be refreshed. */
export function isDue(grant: CookieGrant, now: number = nowSeconds()): boolean {
  const { accessTokenExpiresAt, accessTokenSeconds, refreshTokenExpiresAt } = grant;
  return refreshTokenExpiresAt > now && expiresSoon(accessTokenExpiresAt, accessTokenSeconds, now);
}

/**
 * Rotates the tokens of a grant, once per refresh token however many requests need it, and then reads the
 * profile again. The new tokens are kept until a request has them, at most until the new access token
 * expires and for two hours: a browser that goes away before the response arrives comes back with the old cookie. A failure is
 * logged, never thrown; a request after a pause tries again.
 * @returns `first`, the new tokens or a failure within five seconds, and `finished`, which settles once the
 * profile has been read as well
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function rotate(
  context: Context,
  grant: CookieGrant,
): { first: Promise<Rotation>; finished: Promise<void> } {
  const attempt = attemptFor(context, grant);
  const { tokens, finished } = attempt;
  const late = new Promise<Rotation>((resolve) => {
    const timer = setTimeout(() => resolve({ failure: "unavailable" }), context.timeouts.pageMs);
    void tokens.finally(() => clearTimeout(timer));
  });
  const first = Promise.race([tokens, late]).then((rotation) =>
    attempt.rotated ? { grant: attempt.rotated } : rotation,
  );
  return { first, finished };
}

/**
 * Notes that a request carries the tokens of a rotation, so that the result is needed only for a little
 * longer.
 * @returns the same grant with the profile that was read after the rotation; null when there is nothing newer
 */
export function confirmRotation(context: Context, grant: CookieGrant): CookieGrant | null {
  const attempt = attemptThatIssued(context, grant);
  const rotated = attempt?.rotated;
  if (!attempt || rotated?.accessToken !== grant.accessToken) return null;
  if (!attempt.isConfirmed) forgetAfter(context, attempt, GRACE_MS);
  attempt.isConfirmed = true;
  return rotated.readAt > grant.readAt ? rotated : null;
}

function attemptFor(context: Context, grant: CookieGrant): Attempt {
  const known = attemptWith(context, grant);
  if (known && isUsable(known, grant)) return newestAfter(context, known);
  const attempt = newAttempt(context, grant, known?.failures ?? 0);
  remember(context, attempt);
  return attempt;
}

function isUsable({ rotated, retryAt }: Attempt, grant: CookieGrant): boolean {
  if (!rotated) return Date.now() < retryAt;
  // TikTok may leave the refresh token as it was. Then this grant is the result itself.
  return rotated.accessToken !== grant.accessToken && !hasExpired(rotated);
}

/** A request may come so late that the tokens it led to have been rotated in turn. */
function newestAfter(context: Context, attempt: Attempt): Attempt {
  let newest = attempt;
  // TikTok may issue an earlier refresh token again, so the attempts can form a circle.
  const seen = new Set([attempt]);
  for (;;) {
    const next = newest.rotated && attemptWith(context, newest.rotated);
    if (!next?.rotated || seen.has(next)) return newest;
    seen.add(next);
    newest = next;
  }
}

function newAttempt(context: Context, before: CookieGrant, failures: number): Attempt {
  const attempt: Attempt = {
    before,
    tokens: Promise.resolve({ failure: "unavailable" }),
    finished: Promise.resolve(),
    rotated: null,
    isConfirmed: false,
    failures,
    retryAt: Number.POSITIVE_INFINITY,
  };
  attempt.tokens = refresh(context, attempt);
  attempt.finished = attempt.tokens.then(() => readNewProfile(context, attempt));
  return attempt;
}

async function refresh(context: Context, attempt: Attempt): Promise<Rotation> {
  const { before } = attempt;
  try {
    const tokens = await context.tiktok.refresh(before.refreshToken, before.openId);
    attempt.rotated = withTokens(before, tokens);
    forgetAfter(context, attempt, Math.min(tokens.expires_in * 1000, LONGEST_MEMORY_MS));
    return { grant: attempt.rotated };
  } catch (error) {
    context.log.failure("rotation", error);
    const refusal = error instanceof TikTokError ? error : UNKNOWN;
    const pause = pauseAfter(context, refusal, attempt.failures);
    attempt.retryAt = Date.now() + pause;
    attempt.failures += 1;
    // Longer than the pause, so that the next attempt knows how many failed before it.
    forgetAfter(context, attempt, pause + context.timeouts.longestRetryMs);
    return {
      failure: refusal.failure,
      ...(refusal.detail.retryAfter && { retryAt: attempt.retryAt }),
    };
  }
}

/** Reads the profile with new tokens. The old one stays if that fails. */
async function readNewProfile(context: Context, attempt: Attempt): Promise<void> {
  const { rotated } = attempt;
  if (!rotated) return;
  // Together with the page, which asks for the same.
  const read = () => readProfile(context, rotated.accessToken, rotated.scopes, reuseFor(rotated));
  const answer = await withFallback(context, read, () => null).catch((error: unknown) => {
    context.log.failure("rotation", error);
    return null;
  });
  if (answer?.profile.open_id === rotated.openId)
    attempt.rotated = withProfile(rotated, answer.profile, answer.readAt);
}
