import { NextRequest } from "next/server";
import type { Context } from "../context";
import { callbackUrlCookieName, sessionCookieName } from "../cookie";

const MAX_QUERY = 300;

/**
 * A request as Auth.js needs it. It has the origin that it was sent to: Next gives a route handler its own host and
 * port, so the redirect URI of the token exchange would differ from the one in the authorization request, which a
 * server action builds from the headers. And it has no `callbackUrl`, in query or cookie, that Auth.js would answer
 * with status 500 because it cannot parse it.
 * @param origin the origin that the request was sent to
 * @param body the request's body, if it has been read already
 */
export function requestForAuthJs(
  context: Context,
  request: NextRequest,
  origin: string,
  body?: Buffer,
): NextRequest {
  const { pathname, searchParams } = request.nextUrl;
  const url = new URL(origin + pathname);
  // Auth.js copies the query of a sign-in into the provider's address, and so into a header.
  const isTooLong = request.method === "POST" && request.nextUrl.search.length > MAX_QUERY;
  url.search = isTooLong ? "" : request.nextUrl.search;
  if (searchParams.getAll("callbackUrl").some((wanted) => !isReadable(wanted, origin))) {
    url.searchParams.delete("callbackUrl");
  }
  // Auth.js applies AUTH_URL itself, to a NextRequest. Otherwise a plain Request, because NextRequest changes
  // 127.0.0.1 to localhost.
  const { method, headers } = request;
  const init = body ? { method, headers, body: new Uint8Array(body) } : request;
  const copy = context.origin ? new NextRequest(url, init) : new Request(url, init);
  const wanted = callbackUrlCookieName(context, headers);
  keepCookies(copy, (name, value) => name !== wanted || isReadable(decoded(value), origin));
  return copy as NextRequest;
}

/**
 * The same request without a session, for the end of a sign-in. With a session from a database, Auth.js would add a
 * second TikTok account to the user who is signed in, or bring a session back that has expired.
 */
export function withoutSession(context: Context, request: NextRequest): NextRequest {
  const session = sessionCookieName(context, request.headers);
  // Auth.js would join all cookies whose names begin like this.
  keepCookies(request, (name) => !name.startsWith(session));
  return request;
}

function keepCookies(request: Request, isKept: (name: string, value: string) => boolean): void {
  const cookies = request.headers.get("cookie")?.split(";") ?? [];
  const kept = cookies.filter((pair) => {
    const [name = "", ...value] = pair.split("=");
    return isKept(name.trim(), value.join("="));
  });
  if (kept.length < cookies.length) request.headers.set("cookie", kept.join(";"));
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
