import type { NextFetchEvent, NextRequest, NextResponse } from "next/server";
import type { NextAuthConfig } from "next-auth";
import type { Profile } from "../client/profile";
import type { Grant } from "./grant";
import type { Access, Session } from "./session";

/** A request's cookies. */
export interface RequestCookies {
  get(name: string): { value: string } | undefined;
}

/** How middleware answers a request for a protected page. */
export interface Gate {
  /** Continues to the page, with the request as it is now. */
  proceed(request: NextRequest): NextResponse;
  /**
   * The answer in the page's place while the store does not work; null if the page has to answer by itself.
   * @param seconds when the store is tried again
   */
  unavailable(seconds: number): Response | null;
}

/**
 * Where sessions and grants are kept. Middleware holds all of this, so whatever is large is behind `import()`. No code
 * asks which store it is: what only some can do is optional.
 */
export interface BoundStore {
  /** The part of Auth.js's configuration that depends on the store. Its callbacks run before those of the site. */
  readonly auth: Pick<NextAuthConfig, "adapter" | "session" | "jwt" | "callbacks">;
  /** The session of a request; null when no one is signed in, or when the session has expired or ended. */
  sessionOf(headers: Headers, cookies: RequestCookies): Promise<Session | null>;
  /** Why the session of a request has ended, if the user should know; null otherwise. */
  whyEnded(headers: Headers, cookies: RequestCookies): Promise<string | null>;
  /** A valid access token of a grant, or why there is none. */
  accessTo(grant: Grant): Promise<Access>;
  /** Remembers what was read of a user, for when TikTok does not answer. @param readAt Unix seconds */
  remember(grant: Grant, profile: Profile, readAt: number): Promise<void>;
  /**
   * What middleware does for a protected page or API. It may change the request before it proceeds, and answer in the
   * page's place.
   * @returns null when no one is signed in
   */
  admit(request: NextRequest, event: NextFetchEvent, gate: Gate): Promise<Response | null>;
  /** Ends a session for good. For server actions; Auth.js removes the session's cookie itself. */
  end(session: Session): Promise<void>;
  /**
   * Ends the request's session after Auth.js has removed its cookie, or replaced it.
   * @param isReplaced then the new session counts for more than the end of the old one
   * @returns the answer that the browser gets
   */
  endAfter(request: NextRequest, answer: Response, isReplaced: boolean): Promise<Response>;
  /**
   * Forgets the tokens of an account, which TikTok no longer accepts.
   * @param because a code, such as "disconnected"
   * @param options.sayWhy whether the user's sessions tell it on their next visit; else they end without a word
   * @param options.removedAt when it ended at TikTok, in Unix seconds: a grant that was given later stays
   */
  endGrant(
    openId: string,
    because: string,
    options: { sayWhy: boolean; removedAt?: number | undefined },
  ): Promise<void>;
  /** Absent if the store knows a user only during a visit, as the cookie store does. */
  readonly users?: UserStore;
}

/** What only a store can do that keeps its users. */
export interface UserStore {
  /**
   * Asks the store whether it can be used, before something that would be lost if it cannot.
   * @returns a code such as "ECONNREFUSED", which has been logged; null if it can be used
   */
  unavailable(): Promise<string | null>;
  /** How many seconds to wait before the store is tried again; null if it has not just failed. Costs nothing. */
  secondsOfOutage(): number | null;
  /** Counts calls to TikTok for all servers together. @returns null, or the seconds until the user has all of them again */
  takeCalls(openId: string, calls: number): Promise<number | null>;
  /** An access token of a user who may be away. @param options.timeoutMs how long to wait for a refresh */
  accessTokenOf(userId: string, options?: { timeoutMs?: number }): Promise<Access>;
  /** A user's sessions, those that were used last first. */
  listSessions(userId: string): Promise<StoredSession[]>;
  /** Ends one of a user's sessions. */
  endSession(userId: string, id: string): Promise<void>;
  /** Ends all of a user's sessions but one. */
  endOtherSessions(userId: string, kept: string): Promise<void>;
  /** The accounts with which a user can sign in, oldest first. */
  listAccounts(userId: string): Promise<ConnectedAccount[]>;
  /** Disconnects a user's account at a provider, if one at another of `ways` remains. */
  disconnectAccount(userId: string, provider: string, ways: string[]): Promise<void>;
  /** Deletes a user with everything that belongs to it. */
  deleteUser(userId: string): Promise<void>;
}

/** A session in a list of them. */
export interface StoredSession {
  id: string;
  userAgent: string | null;
  /** The day of the last visit in UTC, such as "2026-08-27". */
  seenOn: string;
  createdAt: Date;
}

/** An account with which a user signs in. */
export interface ConnectedAccount {
  /** Auth.js's id, such as "github". */
  provider: string;
  /** The account's id at the provider; TikTok's open_id. */
  id: string;
  /** When it was connected or, at TikTok, when it was last used to sign in. */
  connectedAt: Date;
}
