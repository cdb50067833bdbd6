import { createHash } from "node:crypto";
import type { FailureCode } from "../../client/errors";
import type { Context } from "../context";
import type { CookieGrant } from "../grant";

/** The outcome of a rotation: the grant to use from now on, or why it stays as it was. */
export type Rotation =
  | { grant: CookieGrant }
  /** `retryAt`, in milliseconds, if TikTok has said when. */
  | { failure: FailureCode; retryAt?: number };

/** A rotation, from its beginning until this process forgets it. */
export interface Attempt {
  readonly before: CookieGrant;
  /** The outcome at TikTok's token endpoint. */
  tokens: Promise<Rotation>;
  /** Settles once the profile has been read as well. */
  finished: Promise<void>;
  /** The grant with the new tokens, as soon as there are any. */
  rotated: CookieGrant | null;
  /** Whether a request has carried the new tokens. */
  isConfirmed: boolean;
  failures: number;
  /** A failure is not repeated before this time, in milliseconds. */
  retryAt: number;
  timer?: NodeJS.Timeout;
}

// Bounds the memory: an attempt takes a few kilobytes.
const MAX_REMEMBERED = 10_000;

const newAttempts = () => ({
  /** By the refresh token that was sent to TikTok. */
  bySentToken: new Map<string, Attempt>(),
  /** By the refresh token that replaced it. */
  byNewToken: new Map<string, Attempt>(),
});

const attemptsIn = ({ memory }: Context) => memory("rotations", newAttempts);

/** The attempt that sent a grant's refresh token to TikTok. */
export function attemptWith(context: Context, grant: CookieGrant): Attempt | undefined {
  return attemptsIn(context).bySentToken.get(keyOf(grant));
}

/** The attempt in which TikTok issued a grant's refresh token. */
export function attemptThatIssued(context: Context, grant: CookieGrant): Attempt | undefined {
  const { byNewToken } = attemptsIn(context);
  return byNewToken.size > 0 ? byNewToken.get(keyOf(grant)) : undefined;
}

/** Remembers an attempt that begins. When there are too many, the oldest is forgotten. */
export function remember(context: Context, attempt: Attempt): void {
  const { bySentToken } = attemptsIn(context);
  const known = attemptWith(context, attempt.before);
  if (known) forget(context, known);
  const [oldest] = bySentToken.size >= MAX_REMEMBERED ? bySentToken.values() : [];
  if (oldest) forget(context, oldest);
  bySentToken.set(keyOf(attempt.before), attempt);
}

/**
 * Forgets an attempt after a time. It does nothing if the attempt has been forgotten already.
 * @param ms milliseconds from now
 */
export function forgetAfter(context: Context, attempt: Attempt, ms: number): void {
  if (attemptWith(context, attempt.before) !== attempt) return;
  if (attempt.rotated) attemptsIn(context).byNewToken.set(keyOf(attempt.rotated), attempt);
  clearTimeout(attempt.timer);
  attempt.timer = setTimeout(() => forget(context, attempt), ms).unref();
}

/**
 * Forgets the rotations of one session, or of all sessions of one user.
 * @param of.grantedUntil in Unix seconds: a grant that was given later keeps them
 */
export function forgetRotations(
  context: Context,
  of: { sessionId: string } | { openId: string; grantedUntil?: number },
): void {
  for (const attempt of attemptsIn(context).bySentToken.values()) {
    const { openId, sessionId, grantedAt } = attempt.before;
    const isMeant =
      "openId" in of
        ? openId === of.openId && grantedAt <= (of.grantedUntil ?? grantedAt)
        : sessionId === of.sessionId;
    if (isMeant) forget(context, attempt);
  }
}

function forget(context: Context, attempt: Attempt): void {
  const { bySentToken, byNewToken } = attemptsIn(context);
  clearTimeout(attempt.timer);
  if (bySentToken.get(keyOf(attempt.before)) === attempt) bySentToken.delete(keyOf(attempt.before));
  const { rotated } = attempt;
  if (rotated && byNewToken.get(keyOf(rotated)) === attempt) byNewToken.delete(keyOf(rotated));
}

function keyOf({ refreshToken }: CookieGrant): string {
  return createHash("sha256").update(refreshToken).digest("base64url");
}
