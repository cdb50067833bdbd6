import { NextRequest } from "next/server";
import { env } from "@/lib/env";

// Auth.js's cookie with the page to return to, with http and with https.
const CALLBACK_URL_COOKIE = /^(__Secure-)?authjs\.callback-url$/;

/**
 * A request as Auth.js needs it. It has the origin that it was sent to: Next gives a route handler its own host and
 * port, so the redirect URI of the token exchange would differ from the one in the authorization request, which a
 * server action builds from the headers. And it has no `callbackUrl`, in query or cookie, that Auth.js would answer
 * with status 500 because it cannot parse it.
 * @param origin the origin that the request was sent to
 * @param body the request's body, if it has been read already
 */
export function requestForAuthJs(request: NextRequest, origin: string, body?: Buffer): NextRequest {
  const { pathname, searchParams } = request.nextUrl;
  const url = new URL(origin + pathname);
  url.search = request.nextUrl.search;
  if (searchParams.getAll("callbackUrl").some((wanted) => !isReadable(wanted, origin))) {
    url.searchParams.delete("callbackUrl");
  }
  // Auth.js applies AUTH_URL itself, to a NextRequest. Otherwise a plain Request, because NextRequest changes
  // 127.0.0.1 to localhost.
  const { method, headers } = request;
  const init = body ? { method, headers, body: new Uint8Array(body) } : request;
  const copy = env.AUTH_URL ? new NextRequest(url, init) : new Request(url, init);
  const cookies = request.headers.get("cookie");
  if (cookies) copy.headers.set("cookie", withoutUnreadable(cookies, origin));
  return copy as NextRequest;
}

/**
 * The same request without a session, for the end of a sign-in. With a session from a database, Auth.js would add a
 * second TikTok account to the person who is signed in, or bring a session back that has expired.
 */
export function withoutSession(request: NextRequest): NextRequest {
  const cookies = (request.headers.get("cookie") ?? "").split(";");
  const isKept = (pair: string) => !/^\s*(__Secure-)?authjs\.session-token/.test(pair);
  request.headers.set("cookie", cookies.filter(isKept).join(";"));
  return request;
}

function withoutUnreadable(cookies: string, origin: string): string {
  const isKept = (pair: string) => {
    const [name = "", ...value] = pair.split("=");
    return !CALLBACK_URL_COOKIE.test(name.trim()) || isReadable(decoded(value.join("=")), origin);
  };
  return cookies.split(";").filter(isKept).join(";");
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

// As Auth.js decides it.
function isReadable(wanted: string, origin: string): boolean {
  const base = wanted.startsWith("/") ? origin : undefined;
  return URL.canParse(wanted, base) && /^https?:$/.test(new URL(wanted, base).protocol);
}
