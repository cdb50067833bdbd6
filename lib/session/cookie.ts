import { env } from "@/lib/env";
import { requestedProtocol } from "@/lib/origin";
import { SESSION_SECONDS } from "@/lib/session/encryption";

/**
 * The name of Auth.js's session cookie for a request; it depends on whether the person sees https.
 * The name is also the salt of the cookie's key.
 * @see https://authjs.dev/reference/core#cookies
 */
export function sessionCookieName(headers: Headers): string {
  return `${cookiePrefix(headers)}authjs.session-token`;
}

/** The flags that Auth.js gives its session cookie, for one that is written now. */
export function sessionCookieOptions(name: string) {
  return {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: name.startsWith("__Secure-"),
    expires: new Date(Date.now() + SESSION_SECONDS * 1000),
  } as const;
}

/** Where Auth.js keeps the page that a person wanted before they signed in. */
export function callbackUrlCookieName(headers: Headers): string {
  return `${cookiePrefix(headers)}authjs.callback-url`;
}

// Auth.js asks AUTH_URL first and then the forwarded protocol, which Next sets itself without a proxy.
function cookiePrefix(headers: Headers): "__Secure-" | "" {
  const protocol = env.AUTH_URL ? new URL(env.AUTH_URL).protocol : requestedProtocol(headers);
  return protocol === "https:" ? "__Secure-" : "";
}
