import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { strictPolicy } from "@/lib/csp";
import { loginUrl } from "@/lib/routes";
import { sessionCookieName, sessionCookieOptions } from "@/lib/session/cookie";
import type { Grant } from "@/lib/session/grant";
import { isDue, ROTATION_FAILURE, rotate } from "@/lib/session/rotation";
import { openSession, sealGrant } from "@/lib/session/sealed-session";

/**
 * The first door before protected pages: sends whoever is not signed in to the login page and back
 * to the page they wanted, and rotates TikTok's tokens when they end soon. This is the one place
 * that can do so, since a page cannot write the cookie. Pages and actions check again with
 * `requireGrant`.
 */
export async function guard(request: NextRequest, event: NextFetchEvent): Promise<NextResponse> {
  const name = sessionCookieName(request.headers);
  const grant = (await openSession(request.cookies.get(name)?.value, name))?.grant;
  if (!grant) return turnAway(request);
  // Only this function says so; a browser's own header would be somebody's invention.
  request.headers.delete(ROTATION_FAILURE);
  if (!isDue(grant)) return pass(request);
  // A browser drops a prefetch that fails; it must not use up a refresh token, nor show an ended one.
  if (isPrefetch(request)) return new NextResponse(null, { status: 503 });
  const fresh = await rotateFor(request, event, grant);
  const sealed = fresh && (await sealGrant(fresh, name));
  if (!sealed) return pass(request);
  // To the request, so that this very render has the new token, and to the browser.
  request.cookies.set(name, sealed);
  const response = pass(request);
  response.cookies.set(name, sealed, sessionCookieOptions(name));
  return response;
}

function turnAway(request: NextRequest): NextResponse {
  // Next's client cannot follow a redirect that an action did not give: the action's own check does.
  if (request.headers.has("next-action")) return pass(request);
  const { pathname, search } = request.nextUrl;
  const login = new URL(loginUrl(pathname + search), request.url);
  // 303, so that a form that was sent too late becomes a visit to the login page.
  return NextResponse.redirect(login, request.method === "POST" ? 303 : 307);
}

async function rotateFor(
  request: NextRequest,
  event: NextFetchEvent,
  grant: Grant,
): Promise<Grant | null> {
  const { now, whole } = rotate(grant);
  // A serverless function must not be put to sleep in the middle of it.
  event.waitUntil(whole);
  const rotation = await now;
  if ("grant" in rotation) return rotation.grant;
  request.headers.set(ROTATION_FAILURE, rotation.failure);
  return null;
}

// Next's own prefetches do not come here at all (middleware.ts); these are the browser's.
function isPrefetch(request: NextRequest): boolean {
  return request.headers.get("sec-purpose")?.includes("prefetch") ?? false;
}

function pass(request: NextRequest): NextResponse {
  const policy = strictPolicy(Buffer.from(crypto.randomUUID()).toString("base64"));
  // Next takes the nonce for its own scripts from the request's header.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
