import { NextResponse } from "next/server";
import type { NextAuthConfig } from "next-auth";
import { authSecrets, env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { requestedProtocol } from "@/lib/origin";
import { decrypt, encrypt } from "@/lib/session/encryption";
import { type CookieGrant, grantIn } from "@/lib/session/grant";
import { isEnded } from "@/lib/session/in-cookie/ended";
import { SESSION_SECONDS } from "@/lib/session/session";
import { nowSeconds } from "@/lib/tiktok/clock";

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

// Auth.js uses AUTH_URL first and then the forwarded protocol, which Next sets itself without a proxy.
function cookieName(headers: Headers, name: string): string {
  const protocol = env.AUTH_URL ? new URL(env.AUTH_URL).protocol : requestedProtocol(headers);
  return protocol === "https:" ? HOST_ONLY + name : name;
}

/**
 * The name of Auth.js's session cookie for a request; it depends on whether the visitor uses https.
 * The name is also the salt of the cookie's key.
 */
export const sessionCookieName = (headers: Headers) => cookieName(headers, "authjs.session-token");

/** The name of the cookie in which Auth.js keeps the page to return to after sign-in. */
export const callbackUrlCookieName = (headers: Headers) =>
  cookieName(headers, "authjs.callback-url");

/** The name of the cookie that lists the sessions that have ended in this browser. */
export const endedSessionsCookieName = (headers: Headers) => cookieName(headers, "ended-sessions");

/** The name of the cookie that a person's browser has while the person connects another account. */
export const linkCookieName = (headers: Headers) => cookieName(headers, "link");

/** The name of the cookie that tells the next page what has just happened. */
export const noticeCookieName = (headers: Headers) => cookieName(headers, "notice");

/** The name of the cookie that has the scopes for which the visitor has been sent to TikTok. */
export const askedScopesCookieName = (headers: Headers) => cookieName(headers, "asked-scopes");

/** The name of the cookie that recognises a callback that the browser opens again. */
export const finishedCookieName = (headers: Headers) => cookieName(headers, "finished");

/** The name of the cookie of a browser that was sent to the same page once more. */
export const retryCookieName = (headers: Headers) => cookieName(headers, "rotation-retry");

/**
 * The options with which Auth.js gives its cookies the same names. By itself it has the prefix for one of them.
 * @see https://authjs.dev/reference/core#cookies
 */
export function authJsCookies(headers: Headers) {
  const named = (name: string) => ({ name: cookieName(headers, `authjs.${name}`) });
  return {
    useSecureCookies: sessionCookieName(headers).startsWith(HOST_ONLY),
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
  headers: Headers,
  cookies: { get(name: string): { value: string } | undefined },
): Promise<CookieSession | null> {
  const name = sessionCookieName(headers);
  const session = await decryptSession(cookies.get(name)?.value, name);
  const ended = cookies.get(endedSessionsCookieName(headers))?.value;
  return session && !isEnded(session.grant.sessionId, ended) ? session : null;
}

/**
 * Decrypts the session in a cookie.
 * @param value the cookie's value
 * @param name the cookie's name, which is the salt of its key
 * @returns null without a cookie, for one that expired or was altered, and while AUTH_SECRET is not set
 */
export async function decryptSession(
  value: string | undefined,
  name: string,
): Promise<CookieSession | null> {
  if (!value || authSecrets.length === 0) return null;
  const token = await decrypt({ token: value, secret: authSecrets, salt: name });
  const grant = grantIn(token);
  return grant && { grant, expiresAt: token?.exp ?? 0 };
}

/**
 * Encrypts a grant into the value of a session cookie, as Auth.js would have written it.
 * @returns null when it does not fit into one cookie, which is logged
 */
export async function encryptSession(grant: CookieGrant, name: string): Promise<string | null> {
  const token = { sub: grant.openId, grant };
  return encrypt({ token, secret: authSecrets, salt: name, maxAge: SESSION_SECONDS }).catch(
    (error: unknown) => {
      logFailure("session", error);
      return null;
    },
  );
}
