import type { FailureCode } from "../client/errors";
import type { Grant, Identity } from "./grant";

/** How long a session lasts without a visit, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** How long a visitor has to come back from a provider, in seconds: as long as Auth.js keeps the state of a sign-in. */
export const SIGN_IN_SECONDS = 15 * 60;

/** Someone who is signed in. */
export interface Session {
  /** Names the session. It is no secret and signs no one in. */
  id: string;
  user: Person;
  /** Null if the person has no TikTok account here, which needs a second provider. */
  grant: Grant | null;
  /** When the session expires unless the person comes back, in Unix seconds. */
  expiresAt: number;
}

/** The part of a session that may be public. */
interface Person extends Identity {
  /** TikTok's open_id; with a database, the person's id there. */
  id: string;
  openId: string | null;
  /** Null for people of TikTok, which has no email addresses. A username is not one. */
  email: string | null;
}

/** An access token, or why there is no valid one, and the seconds after which the next attempt may succeed. */
export type Access = { accessToken: string } | { failure: FailureCode; retryAfter?: number | null };
