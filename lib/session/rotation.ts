import { createHash } from "node:crypto";
import { logFailure } from "@/lib/log";
import { type Grant, rotatedGrant } from "@/lib/session/grant";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { readProfile } from "@/lib/tiktok/profile";
import { parseScopes } from "@/lib/tiktok/scopes";
import { refreshTokens, type TokenAnswer } from "@/lib/tiktok/token";

/** The request header in which middleware tells the page why a rotation failed. */
export const ROTATION_FAILURE = "x-rotation-failure";

// A token that ends while a page is being rendered would fail it, and of two servers that refresh at
// once the loser needs its old one to live on.
const MARGIN_SECONDS = 300;
// Requests that left with the old cookie find the result for this long.
const GRACE_MS = 60_000;
// How long a page waits for TikTok. The refresh itself goes on, and the next request finds its result.
const PATIENCE_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
// As long as a Retry-After is believed.
const LONGEST_WAIT_MS = 600_000;

/** What became of a rotation: the grant to use from now on, or why it stays as it was. */
type Rotation = { grant: Grant } | { failure: FailureCode };

const UNKNOWN = new TikTokError("unavailable", { endpoint: "token" });

interface Attempt {
  result: Promise<Rotation>;
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
 * @returns `now`, what there is within five seconds, and `whole`, which ends when the refresh does
 * @see https://developers.tiktok.com/doc/oauth-user-access-token-management
 */
export function rotate(grant: Grant): { now: Promise<Rotation>; whole: Promise<Rotation> } {
  const whole = rotateOnce(grant);
  const late = new Promise<Rotation>((resolve) => {
    const timer = setTimeout(() => resolve({ failure: "unavailable" }), PATIENCE_MS);
    void whole.finally(() => clearTimeout(timer));
  });
  return { now: Promise.race([whole, late]), whole };
}

function rotateOnce(grant: Grant): Promise<Rotation> {
  const key = createHash("sha256").update(grant.refreshToken).digest("base64url");
  const known = attempts.get(key);
  if (known && known.until > Date.now()) return known.result;
  forgetOld();
  const failures = known?.failures ?? 0;
  const result = refresh(grant).then(
    (fresh) => {
      attempts.set(key, { result, failures: 0, until: Date.now() + GRACE_MS });
      return { grant: fresh };
    },
    (error: unknown) => {
      logFailure("rotation", error);
      const refusal = error instanceof TikTokError ? error : UNKNOWN;
      const until = Date.now() + pauseAfter(refusal, failures);
      attempts.set(key, { result, failures: failures + 1, until });
      return { failure: refusal.failure };
    },
  );
  attempts.set(key, { result, failures, until: Number.POSITIVE_INFINITY });
  return result;
}

async function refresh(grant: Grant): Promise<Grant> {
  const tokens = await refreshTokens(grant.refreshToken);
  if (tokens.open_id !== grant.openId) {
    const description = "tokens of another open_id";
    throw new TikTokError("unreadable_answer", { endpoint: "token", description });
  }
  return rotatedGrant(grant, tokens, await readAnew(tokens));
}

// The tokens are new already and have to be kept, whatever comes of this.
async function readAnew(tokens: TokenAnswer) {
  try {
    const { profile } = await readProfile(tokens.access_token, parseScopes(tokens.scope));
    return profile.open_id === tokens.open_id ? profile : null;
  } catch (error) {
    logFailure("rotation", error);
    return null;
  }
}

function pauseAfter({ failure, detail }: TikTokError, failuresBefore: number): number {
  if (detail.retryAfter) return Math.min(detail.retryAfter * 1000, LONGEST_WAIT_MS);
  // A refresh token that TikTok refused once is refused for good.
  if (failure === "grant_invalid") return LONGEST_PAUSE_MS;
  return Math.min(FIRST_PAUSE_MS * 2 ** failuresBefore, LONGEST_PAUSE_MS);
}

function forgetOld(): void {
  const old = Date.now() - LONGEST_PAUSE_MS;
  for (const [key, { until }] of attempts) if (until < old) attempts.delete(key);
}
