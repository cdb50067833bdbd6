import type { NextFetchEvent, NextRequest } from "next/server";
import type { NextAuthConfig, NextAuthResult } from "next-auth";
import type { Provider } from "next-auth/providers";
import type { z } from "zod";
import type { Problem } from "../client/errors";
import type { VideoPage } from "../client/videos";
import { createAction } from "./action";
import { type Route, withGrant } from "./api";
import { askedScopes } from "./asked-scopes";
import { type AuthOptions, authConfig } from "./auth-config";
import { type Context, type ContextOptions, createContext } from "./context";
import {
  currentSession,
  hasEndedSession,
  loginAddress,
  pageBeforeSignIn,
  requireSession,
} from "./current";
import { endOnce, endSessionForGood } from "./end";
import type { Grant } from "./grant";
import { handlersAround } from "./handlers";
import { createMiddleware, type MiddlewareOptions } from "./middleware";
import { leaveNotice, noticeFor } from "./notice";
import { isFromThisSite } from "./origin";
import { type AccountProfile, lastAccountProfile, readAccountProfile } from "./profile";
import { reasonAgainst } from "./providers";
import { accessTokenOf, type Reading, readOrRemember } from "./read";
import { loginPath, safeReturnPath } from "./return-path";
import { expireAnswers, forgetAnswers } from "./reuse";
import type { Session } from "./session";
import type { SignInOptions, SignInStart } from "./start-sign-in";
import type { UserStore } from "./store";
import { takeCalls } from "./user-calls";
import { type AccountVideos, lastVideos, readVideos } from "./videos";

/** The sessions of a site: who is signed in, and what the site may read of them at TikTok. */
export interface Sessions {
  /** What the functions of this package know of the login, for tests of them. */
  readonly context: Context;
  /** What only a store can do that keeps its users; undefined with the cookie store. */
  readonly users: UserStore | undefined;

  /**
   * The session of this request, read once; null when no one is signed in or the session has ended.
   * @throws {Error} if the store cannot be reached
   */
  current(): Promise<Session | null>;
  /**
   * The session of the signed-in user, for pages and server actions. Visitors without one are redirected to the login
   * page. Its grant is null if the user has no TikTok account here.
   * @param returnTo the path to return to after sign-in; by default that of the request, or the site's home
   * @param notDone what the login page says became of what the user was doing, as a notice; for server actions only
   * @throws {Error} if the store cannot be reached
   */
  require(returnTo?: string, notDone?: string): Promise<Session>;
  /**
   * Ends something for good, once, however often the browser asks for it: a button that is pressed twice has ended the
   * session by the second time, which would say that nothing was done. For server actions. Requires a session, as
   * `require` does with `path` and `notDone`.
   * @returns what `end` has answered to the first
   */
  endOnce(
    path: string,
    notDone: string,
    end: (session: Session) => Promise<boolean>,
  ): Promise<boolean>;
  /** Whether a request without a session still has the cookie of one, which must have ended. */
  hasEnded(): Promise<boolean>;

  /**
   * What middleware does: protected pages need a session, their tokens and those of JSON APIs are refreshed, and requests
   * that Next cannot read and actions of other sites are refused.
   */
  middleware(options: MiddlewareOptions): Middleware;
  /**
   * A route handler that answers with JSON: `export const GET = sessions.api(["video.list"], …)`. Without a session it
   * answers with 401 and `{ error, code }`, with 403 if a scope was not granted, and with 503 while TikTok or the store
   * cannot be reached. A TikTokError that the handler throws becomes such an answer too. No cache may keep any answer.
   * The handler's address must be within the `apis` of middleware.
   * @param scopes what the handler needs, such as "video.list"
   * @param handler receives the grant, with an access token that is valid for the next minutes
   */
  api<Params>(
    scopes: readonly string[],
    handler: (grant: Grant, request: NextRequest, params: Params) => Response | Promise<Response>,
  ): Route<Params>;
  /**
   * What a form on a page does, for a file with "use server": requires a session, runs with the form's fields, and shows
   * the page again. It does nothing with fields that the schema does not take.
   * @param page its path
   * @param schema of the form's fields; a field is a text or a file
   */
  action<Schema extends z.ZodType>(
    page: string,
    schema: Schema,
    run: (input: z.output<Schema>, session: Session) => Promise<void>,
  ): (form: FormData) => Promise<never>;
  /** Auth.js's configuration for this site: `NextAuth(sessions.auth({ providers, pages }))`. */
  auth(options: AuthOptions): (request?: NextRequest) => Promise<NextAuthConfig>;
  /** Auth.js with what TikTok and the store need around it. */
  complete(auth: NextAuthResult, options?: SignInOptions): CompleteAuth;
  /** Why a server must not start with these providers, in a sentence; null if it may. It may be built with them. */
  reasonAgainst(providers: Provider[]): string | null;

  /**
   * Whether a form was sent from a page of this site. Next checks it for server actions, and no one for route handlers.
   * @param headers of the request
   */
  isOwnForm(headers: Headers): boolean;
  /**
   * The path to return to after sign-in. Whatever is not a page of this site becomes its home.
   * @param wanted a path from outside, such as a field of a form
   */
  returnPath(wanted: unknown): string;
  /** The path to which a failed sign-in was to lead, from outside; undefined if it is not known. */
  pageBeforeSignIn(): Promise<string | undefined>;
  /** The login page that leads back to `wanted`. */
  loginPath(wanted: string): string;
  /** The same for a request without a session: it also says why the session ended. */
  loginAddress(wanted: string): Promise<string>;

  /**
   * Leaves a notice of what has just happened for the page that the visitor is sent to. Only this site can make one, so
   * that, unlike a query, it is true for anyone who sees it. For server actions.
   * @param page the page's path
   */
  leaveNotice(page: string, notice: string): Promise<void>;
  /** The notice that was left for a page in the last minute; null if there is none. */
  noticeFor(page: string): Promise<string | null>;
  /**
   * The scopes for which the visitor was sent to TikTok in the last minute. Those that are still not granted have just
   * been declined. For protected pages.
   */
  askedScopes(): Promise<string[]>;

  /**
   * Reads something about the signed-in user from TikTok, or falls back to what is remembered when there is no valid
   * access token or TikTok fails, which is logged. Once TikTok has refused the grant, nothing that was read with it is
   * shown any more.
   */
  read<Result>(
    grant: Grant,
    read: (accessToken: string) => Promise<Result>,
    remembered: (problem: Problem) => Result,
  ): Promise<Result>;
  /** Reads profile and counts, as `read` does. An answer of TikTok's is reused for up to five minutes. */
  profile(grant: Grant): Promise<Reading<AccountProfile>>;
  /** What is known without asking TikTok: the last reading, or the session's if it is newer or the only one. */
  lastProfile(grant: Grant): Omit<Reading<AccountProfile>, "problem">;
  /**
   * Reads a page of the user's public videos, as `read` does. Their covers are valid for six hours and an answer is
   * reused for five minutes, so covers never need to be requested again.
   */
  videos(grant: Grant, page: VideoPage): Promise<Reading<AccountVideos>>;
  /** What was read last of such a page, after a problem with another one. */
  lastVideos(grant: Grant, page: VideoPage, problem: Problem): Reading<AccountVideos>;
  /**
   * Counts calls to TikTok that are about to be made for a user without `profile` and `videos`.
   * @param endpoint its name for logs
   * @param options.until how long to wait if the user has too few left, as `Date.now()`
   * @throws {TikTokError} `too_many_calls`, with the seconds after which the user has enough again
   */
  takeCalls(
    openId: string,
    endpoint: string,
    options?: { calls?: number; until?: number },
  ): Promise<void>;
  /** Makes the next reading of an account call TikTok. The last answers stay for when it fails. */
  expire(openId: string): void;
  /** Forgets what was read of an account. */
  forget(openId: string): void;
  /**
   * Forgets what was read of an account and its tokens, which TikTok no longer accepts.
   * @param because a code, such as "disconnected"
   * @param options.sayWhy whether the user's sessions tell it on their next visit; else they end without a word
   * @param options.removedAt when it ended at TikTok, in Unix seconds: a grant that was given later stays
   * @throws {Error} if the store cannot be reached
   */
  endGrant(
    openId: string,
    because: string,
    options: { sayWhy: boolean; removedAt?: number },
  ): Promise<void>;
  /**
   * A TikTok access token of a user, valid for at least the next minutes, for any server code: a page, an action, a
   * route handler, a script or a job, while the user is away too. It is refreshed if need be, once for all servers.
   * Needs a store that keeps users.
   * @param userId the user's id, as in `session.user.id`
   * @param options.timeoutMs how long to wait for another server that refreshes, or for TikTok; five seconds unless given
   * @throws {TikTokError} `grant_invalid` when the user has to connect TikTok again; `unavailable` and others when
   * trying later may help
   * @throws {Error} if the store cannot be reached
   */
  accessTokenOf(userId: string, options?: { timeoutMs?: number }): Promise<string>;
}

/** Auth.js, as a site uses it. Its own `auth()` is left out: it does not know of outages, and would send old cookies again. */
export interface CompleteAuth {
  /** For `app/api/auth/[...nextauth]/route.ts`. */
  handlers: ReturnType<typeof handlersAround>;
  /**
   * Starts a sign-in and sets its cookies. For server actions and route handlers, which then redirect to the address.
   * @returns the address of the provider's consent page; or, if the sign-in cannot start, of a page that explains why
   */
  startSignIn(start: SignInStart): Promise<string>;
  /** Signs this browser out for good: no rotation that is still under way brings the session back. For server actions. */
  signOut: NextAuthResult["signOut"];
}

type Middleware = (request: NextRequest, event: NextFetchEvent) => Promise<Response>;

/** The sessions of a site. */
export function createSessions(options: ContextOptions): Sessions {
  const context = createContext(options);
  const { store } = context;
  return {
    context,
    users: store.users,
    current: () => currentSession(context),
    require: (...wanted) => requireSession(context, ...wanted),
    endOnce: (...ending) => endOnce(context, ...ending),
    hasEnded: () => hasEndedSession(context),
    middleware: (site) => createMiddleware(context, site),
    api: (scopes, handler) => withGrant(context, scopes, handler),
    action: (...form) => createAction(context, ...form),
    auth: (site) => authConfig(context, site),
    complete: ({ handlers, signIn, signOut }, site = {}) => ({
      handlers: handlersAround(context, handlers, site),
      startSignIn: async (start) =>
        (await import("./start-sign-in")).startSignIn(context, signIn, site, start),
      signOut: (async (...how) => {
        await endSessionForGood(context);
        return signOut(...how);
      }) as typeof signOut,
    }),
    reasonAgainst: (providers) => reasonAgainst(context, providers),
    isOwnForm: (sent) => isFromThisSite(context, sent),
    returnPath: (wanted) => safeReturnPath(context, wanted),
    pageBeforeSignIn: () => pageBeforeSignIn(context),
    loginPath: (wanted) => loginPath(context, wanted),
    loginAddress: (wanted) => loginAddress(context, wanted),
    leaveNotice: (...notice) => leaveNotice(context, ...notice),
    noticeFor: (page) => noticeFor(context, page),
    askedScopes: () => askedScopes(context),
    read: (...reading) => readOrRemember(context, ...reading),
    profile: (grant) => readAccountProfile(context, grant),
    lastProfile: (grant) => lastAccountProfile(context, grant),
    videos: (grant, page) => readVideos(context, grant, page),
    lastVideos: (...last) => lastVideos(context, ...last),
    takeCalls: (...calls) => takeCalls(context, ...calls),
    expire: (openId) => expireAnswers(context, openId),
    forget: (openId) => forgetAnswers(context, openId),
    async endGrant(openId, ...end) {
      forgetAnswers(context, openId);
      await store.endGrant(openId, ...end);
    },
    accessTokenOf: (...user) => accessTokenOf(context, ...user),
  };
}
