import { logFailure } from "@/lib/log";
import { withFallback } from "@/lib/session/fallback";
import {
  type CookieGrant,
  expiresSoon,
  hasExpired,
  reuseFor,
  withProfile,
  withTokens,
} from "@/lib/session/grant";
import {
  type Attempt,
  attemptThatIssued,
  attemptWith,
  forgetAfter,
  type Rotation,
  remember,
} from "@/lib/session/in-cookie/rotation-memory";
import { pauseAfter } from "@/lib/session/pause";
import { readProfile } from "@/lib/session/profile";
import { tiktok } from "@/lib/sessions";
import { nowSeconds } from "@/lib/tiktok/clock";
import { TikTokError } from "@/lib/tiktok/errors";
import { timeouts } from "@/lib/timeouts";

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
export function rotate(grant: CookieGrant): { first: Promise<Rotation>; finished: Promise<void> } {
  const attempt = attemptFor(grant);
  const { tokens, finished } = attempt;
  const late = new Promise<Rotation>((resolve) => {
    const timer = setTimeout(() => resolve({ failure: "unavailable" }), timeouts.pageMs);
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
export function confirmRotation(grant: CookieGrant): CookieGrant | null {
  const attempt = attemptThatIssued(grant);
  const rotated = attempt?.rotated;
  if (!attempt || rotated?.accessToken !== grant.accessToken) return null;
  if (!attempt.isConfirmed) forgetAfter(attempt, GRACE_MS);
  attempt.isConfirmed = true;
  return rotated.readAt > grant.readAt ? rotated : null;
}

function attemptFor(grant: CookieGrant): Attempt {
  const known = attemptWith(grant);
  if (known && isUsable(known, grant)) return newestAfter(known);
  const attempt = newAttempt(grant, known?.failures ?? 0);
  remember(attempt);
  return attempt;
}

function isUsable({ rotated, retryAt }: Attempt, grant: CookieGrant): boolean {
  if (!rotated) return Date.now() < retryAt;
  // TikTok may leave the refresh token as it was. Then this grant is the result itself.
  return rotated.accessToken !== grant.accessToken && !hasExpired(rotated);
}

/** A request may come so late that the tokens it led to have been rotated in turn. */
function newestAfter(attempt: Attempt): Attempt {
  let newest = attempt;
  // TikTok may issue an earlier refresh token again, so the attempts can form a circle.
  const seen = new Set([attempt]);
  for (;;) {
    const next = newest.rotated && attemptWith(newest.rotated);
    if (!next?.rotated || seen.has(next)) return newest;
    seen.add(next);
    newest = next;
  }
}

function newAttempt(before: CookieGrant, failures: number): Attempt {
  const attempt: Attempt = {
    before,
    tokens: Promise.resolve({ failure: "unavailable" }),
    finished: Promise.resolve(),
    rotated: null,
    isConfirmed: false,
    failures,
    retryAt: Number.POSITIVE_INFINITY,
  };
  attempt.tokens = refresh(attempt);
  attempt.finished = attempt.tokens.then(() => readNewProfile(attempt));
  return attempt;
}

async function refresh(attempt: Attempt): Promise<Rotation> {
  const { before } = attempt;
  try {
    const tokens = await tiktok.refresh(before.refreshToken, before.openId);
    attempt.rotated = withTokens(before, tokens);
    forgetAfter(attempt, Math.min(tokens.expires_in * 1000, LONGEST_MEMORY_MS));
    return { grant: attempt.rotated };
  } catch (error) {
    logFailure("rotation", error);
    const refusal = error instanceof TikTokError ? error : UNKNOWN;
    const pause = pauseAfter(refusal, attempt.failures);
    attempt.retryAt = Date.now() + pause;
    attempt.failures += 1;
    // Longer than the pause, so that the next attempt knows how many failed before it.
    forgetAfter(attempt, pause + timeouts.longestRetryMs);
    return {
      failure: refusal.failure,
      ...(refusal.detail.retryAfter && { retryAt: attempt.retryAt }),
    };
  }
}

/** Reads the profile with new tokens. The old one stays if that fails. */
async function readNewProfile(attempt: Attempt): Promise<void> {
  const { rotated } = attempt;
  if (!rotated) return;
  // Together with the page, which asks for the same.
  const read = () => readProfile(rotated.accessToken, rotated.scopes, reuseFor(rotated));
  const answer = await withFallback(read, () => null).catch((error: unknown) => {
    logFailure("rotation", error);
    return null;
  });
  if (answer?.profile.open_id === rotated.openId)
    attempt.rotated = withProfile(rotated, answer.profile, answer.readAt);
}
