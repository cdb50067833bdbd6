import { NextResponse } from "next/server";
import type { NextAuthConfig } from "next-auth";
import { nowSeconds } from "../client/clock";
import type { Context } from "./context";
import { decrypt, encrypt } from "./encryption";
import { type CookieGrant, grantIn } from "./grant";
import { requestedProtocol } from "./origin";
import { SESSION_SECONDS } from "./session";
import type { RequestCookies } from "./store";

/** A decrypted session cookie. */
export interface CookieSession {
  grant: CookieGrant;
  /** When the session expires unless it is renewed, in Unix seconds. */
  expiresAt: number;
}

// Any host of a domain can set cookies for the whole domain. With this prefix, browsers take a cookie only from the host that
// reads it, over https and for all of its paths. Otherwise another host could sign a visitor in as an attacker, connect
// the visitor's account to the attacker's, end the session, or make a page report what never happened. So every cookie of
// this site has the prefix, and the path `/`. On http, which is for development, browsers refuse it.
const HOST_ONLY = "__Host-";

// Auth.js uses the site's origin first and then the forwarded protocol, which Next sets itself without a proxy.
function cookieName({ origin }: Context, headers: Headers, name: string): string {
  const protocol = origin ? new URL(origin).protocol : requestedProtocol(headers);
  return protocol === "https:" ? HOST_ONLY + name : name;
}

/**
 * The name of Auth.js's session cookie for a request; it depends on whether the visitor uses https.
 * The name is also the salt of the cookie's key.
 */
export const sessionCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "authjs.session-token");

/** The name of the cookie in which Auth.js keeps the page to return to after sign-in. */
export const callbackUrlCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "authjs.callback-url");

/** The name of the cookie that lists the sessions that have ended in this browser. */
export const endedSessionsCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "ended-sessions");

/** The name of the cookie that a person's browser has while the person connects another account. */
export const linkCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "link");

/** The name of the cookie that tells the next page what has just happened. */
export const noticeCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "notice");

/** The name of the cookie that has the scopes for which the visitor has been sent to TikTok. */
export const askedScopesCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "asked-scopes");

/** The name of the cookie that recognises a callback that the browser opens again. */
export const finishedCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "finished");

/** The name of the cookie of a browser that was sent to the same page once more. */
export const retryCookieName = (context: Context, headers: Headers) =>
  cookieName(context, headers, "rotation-retry");

/**
 * The options with which Auth.js gives its cookies the same names. By itself it has the prefix for one of them.
 * @see https://authjs.dev/reference/core#cookies
 */
export function authJsCookies(context: Context, headers: Headers) {
  const named = (name: string) => ({ name: cookieName(context, headers, `authjs.${name}`) });
  return {
    useSecureCookies: sessionCookieName(context, headers).startsWith(HOST_ONLY),
    cookies: {
      sessionToken: named("session-token"),
      callbackUrl: named("callback-url"),
      csrfToken: named("csrf-token"),
      pkceCodeVerifier: named("pkce.code_verifier"),
      state: named("state"),
      nonce: named("nonce"),
      webauthnChallenge: named("challenge"),
    } satisfies Required<NonNullable<NextAuthConfig["cookies"]>>,
  };
}

/**
 * The flags that Auth.js gives its session cookie, for a cookie that is written now.
 * @param seconds how long the browser keeps it
 */
export function cookieOptions(name: string, seconds: number = SESSION_SECONDS) {
  return {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: name.startsWith(HOST_ONLY),
    expires: new Date((nowSeconds() + seconds) * 1000),
  } as const;
}

/**
 * The same answer, with more cookies. Next's `cookies()` would write the answer's own cookies again, without the
 * `Max-Age=0` that removes them.
 */
export function withCookies(
  answer: Response,
  set: (cookies: NextResponse["cookies"]) => void,
): Response {
  const carrier = new NextResponse();
  set(carrier.cookies);
  const sent = new Response(answer.body, answer);
  for (const cookie of carrier.headers.getSetCookie()) sent.headers.append("set-cookie", cookie);
  return sent;
}

/**
 * The session of a request; null when no one is signed in, or when the session has ended in this browser.
 * @param cookies the request's cookies
 */
export async function sessionIn(
  context: Context,
  headers: Headers,
  cookies: RequestCookies,
): Promise<CookieSession | null> {
  const name = sessionCookieName(context, headers);
  const session = await decryptSession(context, cookies.get(name)?.value, name);
  const ended = cookies.get(endedSessionsCookieName(context, headers))?.value;
  return session && !isEnded(session.grant.sessionId, ended) ? session : null;
}

/**
 * Decrypts the session in a cookie.
 * @param value the cookie's value
 * @param name the cookie's name, which is the salt of its key
 * @returns null without a cookie, for one that expired or was altered, and while sign-in is not configured
 */
export async function decryptSession(
  context: Context,
  value: string | undefined,
  name: string,
): Promise<CookieSession | null> {
  const token = await decrypt(context, { token: value, salt: name });
  const grant = grantIn(token);
  return grant && { grant, expiresAt: token?.exp ?? 0 };
}

/**
 * Encrypts a grant into the value of a session cookie, as Auth.js would have written it.
 * @returns null when it does not fit into one cookie, which is logged
 */
export async function encryptSession(
  context: Context,
  grant: CookieGrant,
  name: string,
): Promise<string | null> {
  const token = { sub: grant.openId, grant };
  return encrypt(context, { token, salt: name }).catch((error: unknown) => {
    context.log.failure("session", error);
    return null;
  });
}

// A rotation that is under way while a person signs out answers later, with a new session cookie. The browser
// keeps a list of the sessions that have ended in it, so that such a cookie signs no one in, whichever server
// it came from. The list is no secret, and says nothing about the person.
const MAX_ENDED = 8;
// The list comes from the browser, and a cookie must not get too long.
const MAX_ID_LENGTH = 16;
const SEPARATOR = ".";

/** Whether a session is in the browser's list of ended sessions. */
export function isEnded(sessionId: string, list: string | undefined): boolean {
  return list?.split(SEPARATOR).includes(sessionId) ?? false;
}

/** The list with one more session; the oldest is dropped when it gets too long. */
export function withEnded(sessionId: string, list: string | undefined): string {
  const isKept = (id: string) => id !== "" && id.length <= MAX_ID_LENGTH && id !== sessionId;
  const others = (list ?? "").split(SEPARATOR).filter(isKept);
  return [sessionId, ...others].slice(0, MAX_ENDED).join(SEPARATOR);
}
