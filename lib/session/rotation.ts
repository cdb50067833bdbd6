import { createHash } from "node:crypto";
import { nowSeconds } from "@/lib/clock";
import { logFailure } from "@/lib/log";
import { type Grant, hasExpired, withProfile, withTokens } from "@/lib/session/grant";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";
import { parseScopes } from "@/lib/tiktok/scopes";
import { refreshTokens, type TokenAnswer } from "@/lib/tiktok/token";

/** The request header in which middleware tells the page why a rotation failed. */
export const ROTATION_FAILURE = "x-rotation-failure";

// A token that expires while a page renders would fail that page. And when two servers refresh at once, the
// one that loses needs its old access token for a while.
const MARGIN_SECONDS = 300;
// How long requests that left with the old cookie still find the result.
const GRACE_MS = 60_000;
// How long a page waits for TikTok. The rotation goes on without it, and the next request finds the result.
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 600_000;
const MAX_REMEMBERED = 10_000;

/** The outcome of a rotation: the grant to use from now on, or why it stays as it was. */
type Rotation = { grant: Grant } | { failure: FailureCode };

const UNKNOWN = new TikTokError("unavailable", { endpoint: "token" });

interface Attempt {
  finished: Promise<Rotation>;
  /** The grant with the new tokens, as soon as there are any. */
  rotated: Grant | null;
  /** Whether a response was given the new tokens. */
  isDelivered: boolean;
  failures: number;
  /** Milliseconds. Until then a success is reused, and a failure is not repeated. */
  until: number;
}

// Middleware and pages are bundled apart, so what they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { tiktokRotations?: Map<string, Attempt> };
shared.tiktokRotations ??= new Map();
const attempts = shared.tiktokRotations;

/** Whether a grant's access token expires soon and can be refreshed. */
export function isDue(grant: Grant, now: number = nowSeconds()): boolean {
  return grant.accessTokenExpiresAt - MARGIN_SECONDS <= now && grant.refreshTokenExpiresAt > now;
}

/**
 * Rotates the tokens of a grant and reads the profile again, once per refresh token however many requests
 * need it. A failure is logged, never thrown; a request after a pause tries again.
 * @returns `first`, the outcome within five seconds, and `finished`, the outcome in the end
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function rotate(grant: Grant): { first: Promise<Rotation>; finished: Promise<Rotation> } {
  const attempt = attemptFor(grant);
  const { finished } = attempt;
  const late = new Promise<Rotation>((resolve) => {
    // New tokens count even without a new profile: nothing else keeps them.
    const giveUp = () =>
      resolve(attempt.rotated ? { grant: attempt.rotated } : { failure: "unavailable" });
    const timer = setTimeout(giveUp, PATIENCE_MS);
    void finished.finally(() => clearTimeout(timer));
  });
  const first = Promise.race([finished, late]).then((rotation) => {
    if ("grant" in rotation) deliver(attempt);
    return rotation;
  });
  return { first, finished };
}

function attemptFor(grant: Grant): Attempt {
  const key = createHash("sha256").update(grant.refreshToken).digest("base64url");
  const known = attempts.get(key);
  if (known && known.until > Date.now()) return newestOf(known);
  makeRoom();
  const attempt: Attempt = {
    finished: Promise.resolve({ failure: "unavailable" }),
    rotated: null,
    isDelivered: false,
    failures: known?.failures ?? 0,
    until: Number.POSITIVE_INFINITY,
  };
  attempt.finished = carryOut(attempt, grant);
  attempts.set(key, attempt);
  return attempt;
}

// Tokens that expired before a request fetched them have to be refreshed in turn.
function newestOf(attempt: Attempt): Attempt {
  const { rotated, isDelivered } = attempt;
  return rotated && hasExpired(rotated) && !isDelivered ? attemptFor(rotated) : attempt;
}

async function carryOut(attempt: Attempt, grant: Grant): Promise<Rotation> {
  try {
    const tokens = await refreshTokens(grant.refreshToken);
    if (tokens.open_id !== grant.openId) {
      const description = "tokens of another open_id";
      throw new TikTokError("unreadable_answer", { endpoint: "token", description });
    }
    attempt.rotated = withTokens(grant, tokens);
    const profile = await profileFor(tokens);
    if (profile) attempt.rotated = withProfile(attempt.rotated, profile);
    // Undelivered tokens exist nowhere but here.
    attempt.until = attempt.isDelivered
      ? Date.now() + GRACE_MS
      : attempt.rotated.refreshTokenExpiresAt * 1000;
    return { grant: attempt.rotated };
  } catch (error) {
    logFailure("rotation", error);
    const refusal = error instanceof TikTokError ? error : UNKNOWN;
    attempt.until = Date.now() + pauseAfter(refusal, attempt.failures);
    attempt.failures += 1;
    return { failure: refusal.failure };
  }
}

/** The profile that new tokens can read. The tokens are kept even if it cannot be read: then it is null. */
async function profileFor(tokens: TokenAnswer): Promise<Profile | null> {
  try {
    const { profile } = await readProfile(tokens.access_token, parseScopes(tokens.scope));
    return profile.open_id === tokens.open_id ? profile : null;
  } catch (error) {
    logFailure("rotation", error);
    return null;
  }
}

function deliver(attempt: Attempt): void {
  attempt.isDelivered = true;
  attempt.until = Math.min(attempt.until, Date.now() + GRACE_MS);
}

function pauseAfter({ failure, detail }: TikTokError, failuresBefore: number): number {
  if (detail.retryAfter) return Math.min(detail.retryAfter * 1000, LONGEST_RETRY_AFTER_MS);
  // TikTok never accepts a refresh token again that it has refused once.
  if (failure === "grant_invalid") return LONGEST_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** failuresBefore, LONGEST_PAUSE_MS);
}

function makeRoom(): void {
  const old = Date.now() - LONGEST_PAUSE_MS;
  const isFull = attempts.size >= MAX_REMEMBERED;
  for (const [key, { until, rotated, isDelivered }] of attempts) {
    // Delivered tokens and failures can be forgotten. What is under way or undelivered cannot.
    const isSpare = isDelivered || (rotated === null && Number.isFinite(until));
    if (until < old || (isFull && isSpare)) attempts.delete(key);
  }
}
