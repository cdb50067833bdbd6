import { createHash } from "node:crypto";
import { logFailure } from "@/lib/log";
import { type Grant, hasEnded, withProfile, withTokens } from "@/lib/session/grant";
import { newProfile, newTokens } from "@/lib/session/renewal";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";

/** The request header in which middleware tells the page why a rotation failed. */
export const ROTATION_FAILURE = "x-rotation-failure";

// A token that ends while a page is being rendered would fail it, and of two servers that refresh at
// once the loser needs its old one to live on.
const MARGIN_SECONDS = 300;
// Requests that left with the old cookie find the result for this long.
const GRACE_MS = 60_000;
// How long a page waits for TikTok. What it did not wait for goes on, and the next request finds it.
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
// As long as a Retry-After is believed.
const LONGEST_WAIT_MS = 600_000;
const MOST_REMEMBERED = 10_000;

/** What became of a rotation: the grant to use from now on, or why it stays as it was. */
type Rotation = { grant: Grant } | { failure: FailureCode };

const UNKNOWN = new TikTokError("unavailable", { endpoint: "token" });

interface Attempt {
  whole: Promise<Rotation>;
  /** The grant with the new tokens, as soon as there are any. */
  rotated: Grant | null;
  /** Whether a request has had the new tokens. */
  isDelivered: boolean;
  failures: number;
  /** Milliseconds: until then a success is handed out again, and a failure is not repeated. */
  until: number;
}

// Middleware and pages are bundled apart; what they share has to hang on the process.
const shared = globalThis as typeof globalThis & { tiktokRotations?: Map<string, Attempt> };
shared.tiktokRotations ??= new Map();
const attempts = shared.tiktokRotations;

/** Whether a grant's access token ends soon enough to be replaced, and can be. */
export function isDue(grant: Grant, nowMs: number = Date.now()): boolean {
  const seconds = nowMs / 1000;
  return (
    grant.accessTokenExpiresAt - MARGIN_SECONDS <= seconds && grant.refreshTokenExpiresAt > seconds
  );
}

/**
 * Rotates the tokens of a grant and reads the profile anew, once for each refresh token however many
 * requests ask. A failure is logged, never thrown: the next request after a pause tries again.
 * @returns `now`, what there is within five seconds, and `whole`, which ends when the reading does
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function rotate(grant: Grant): { now: Promise<Rotation>; whole: Promise<Rotation> } {
  const attempt = attemptFor(grant);
  const { whole } = attempt;
  const late = new Promise<Rotation>((resolve) => {
    // New tokens are worth having without a new profile: nobody else keeps them.
    const give = () =>
      resolve(attempt.rotated ? { grant: attempt.rotated } : { failure: "unavailable" });
    const timer = setTimeout(give, PATIENCE_MS);
    void whole.finally(() => clearTimeout(timer));
  });
  const now = Promise.race([whole, late]).then((rotation) => {
    if ("grant" in rotation) deliver(attempt);
    return rotation;
  });
  return { now, whole };
}

function attemptFor(grant: Grant): Attempt {
  const key = createHash("sha256").update(grant.refreshToken).digest("base64url");
  const known = attempts.get(key);
  if (known && known.until > Date.now()) return newestOf(known);
  makeRoom();
  const attempt: Attempt = {
    whole: Promise.resolve({ failure: "unavailable" }),
    rotated: null,
    isDelivered: false,
    failures: known?.failures ?? 0,
    until: Number.POSITIVE_INFINITY,
  };
  attempt.whole = carryOut(attempt, grant);
  attempts.set(key, attempt);
  return attempt;
}

// Tokens that waited for somebody until they ended themselves are the ones to refresh.
function newestOf(attempt: Attempt): Attempt {
  const { rotated, isDelivered } = attempt;
  return rotated && hasEnded(rotated) && !isDelivered ? attemptFor(rotated) : attempt;
}

async function carryOut(attempt: Attempt, grant: Grant): Promise<Rotation> {
  try {
    const tokens = await newTokens(grant);
    attempt.rotated = withTokens(grant, tokens);
    const profile = await newProfile(tokens);
    if (profile) attempt.rotated = withProfile(attempt.rotated, profile);
    // Tokens that no request waited for are nowhere but here.
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

function deliver(attempt: Attempt): void {
  attempt.isDelivered = true;
  attempt.until = Math.min(attempt.until, Date.now() + GRACE_MS);
}

function pauseAfter({ failure, detail }: TikTokError, failuresBefore: number): number {
  if (detail.retryAfter) return Math.min(detail.retryAfter * 1000, LONGEST_WAIT_MS);
  // A refresh token that TikTok refused once is refused for good.
  if (failure === "grant_invalid") return LONGEST_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** failuresBefore, LONGEST_PAUSE_MS);
}

function makeRoom(): void {
  const old = Date.now() - LONGEST_PAUSE_MS;
  const isCrowded = attempts.size >= MOST_REMEMBERED;
  for (const [key, { until, rotated, isDelivered }] of attempts) {
    // What somebody has, and what failed, can be missed; what is under way, or waits, cannot.
    const isSpare = isDelivered || (rotated === null && Number.isFinite(until));
    if (until < old || (isCrowded && isSpare)) attempts.delete(key);
  }
}
