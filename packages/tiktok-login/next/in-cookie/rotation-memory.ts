import { createHash } from "node:crypto";
import type { CookieGrant } from "@/lib/session/grant";
import type { FailureCode } from "@/lib/tiktok/errors";

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

interface Memory {
  /** By the refresh token that was sent to TikTok. */
  bySentToken: Map<string, Attempt>;
  /** By the refresh token that replaced it. */
  byNewToken: Map<string, Attempt>;
}

// Middleware and pages are bundled apart, so what they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { tiktokRotations?: Memory };
shared.tiktokRotations ??= { bySentToken: new Map(), byNewToken: new Map() };
const { bySentToken, byNewToken } = shared.tiktokRotations;

/** The attempt that sent a grant's refresh token to TikTok. */
export function attemptWith(grant: CookieGrant): Attempt | undefined {
  return bySentToken.get(keyOf(grant));
}

/** The attempt in which TikTok issued a grant's refresh token. */
export function attemptThatIssued(grant: CookieGrant): Attempt | undefined {
  return byNewToken.size > 0 ? byNewToken.get(keyOf(grant)) : undefined;
}

/** Remembers an attempt that begins. When there are too many, the oldest is forgotten. */
export function remember(attempt: Attempt): void {
  const known = attemptWith(attempt.before);
  if (known) forget(known);
  const [oldest] = bySentToken.size >= MAX_REMEMBERED ? bySentToken.values() : [];
  if (oldest) forget(oldest);
  bySentToken.set(keyOf(attempt.before), attempt);
}

/**
 * Forgets an attempt after a time. It does nothing if the attempt has been forgotten already.
 * @param ms milliseconds from now
 */
export function forgetAfter(attempt: Attempt, ms: number): void {
  if (attemptWith(attempt.before) !== attempt) return;
  if (attempt.rotated) byNewToken.set(keyOf(attempt.rotated), attempt);
  clearTimeout(attempt.timer);
  attempt.timer = setTimeout(() => forget(attempt), ms).unref();
}

/**
 * Forgets the rotations of one session, or of all sessions of one person.
 * @param of.grantedUntil in Unix seconds: a grant that was given later keeps them
 */
export function forgetRotations(
  of: { sessionId: string } | { openId: string; grantedUntil?: number },
): void {
  for (const attempt of bySentToken.values()) {
    const { openId, sessionId, grantedAt } = attempt.before;
    const isMeant =
      "openId" in of
        ? openId === of.openId && grantedAt <= (of.grantedUntil ?? grantedAt)
        : sessionId === of.sessionId;
    if (isMeant) forget(attempt);
  }
}

function forget(attempt: Attempt): void {
  clearTimeout(attempt.timer);
  if (bySentToken.get(keyOf(attempt.before)) === attempt) bySentToken.delete(keyOf(attempt.before));
  const { rotated } = attempt;
  if (rotated && byNewToken.get(keyOf(rotated)) === attempt) byNewToken.delete(keyOf(rotated));
}

function keyOf({ refreshToken }: CookieGrant): string {
  return createHash("sha256").update(refreshToken).digest("base64url");
}
