import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/lib/csp.mjs";
import { env } from "@/lib/env";
import { loginPath } from "@/lib/routes";
import {
  decryptSession,
  encryptSession,
  sessionCookieName,
  sessionCookieOptions,
} from "@/lib/session/cookie";
import type { Grant } from "@/lib/session/grant";
import { isDue, ROTATION_FAILURE, rotate } from "@/lib/session/rotation";

/**
 * What middleware does for protected pages: redirects a visitor who is not signed in to the login page, and
 * rotates TikTok's tokens when they expire soon. Only middleware can do that, since a page cannot write the
 * cookie. Pages and actions check the session again with `requireGrant`.
 */
export async function protect(request: NextRequest, event: NextFetchEvent): Promise<NextResponse> {
  const name = sessionCookieName(request.headers);
  const grant = (await decryptSession(request.cookies.get(name)?.value, name))?.grant;
  if (!grant) return redirectToLogin(request);
  // The page trusts this header, so a browser must not be able to send it.
  request.headers.delete(ROTATION_FAILURE);
  if (!isDue(grant)) return proceed(request);
  // A prefetch must neither use up a refresh token nor show an expired one. Browsers drop one that fails.
  if (isPrefetch(request)) return new NextResponse(null, { status: 503 });
  const rotated = await rotateFor(request, event, grant);
  const value = rotated && (await encryptSession(rotated, name));
  if (!value) return proceed(request);
  // To the request, so that this very page has the new token, and to the browser.
  request.cookies.set(name, value);
  const response = proceed(request);
  response.cookies.set(name, value, sessionCookieOptions(name));
  return response;
}

function redirectToLogin(request: NextRequest): NextResponse {
  // Next's client cannot follow a redirect that the action did not return; the action checks by itself.
  if (request.headers.has("next-action")) return proceed(request);
  const { pathname, search } = request.nextUrl;
  const login = new URL(loginPath(pathname + search), request.url);
  // 303, so that the browser opens the login page and does not send the form there.
  return NextResponse.redirect(login, request.method === "POST" ? 303 : 307);
}

async function rotateFor(
  request: NextRequest,
  event: NextFetchEvent,
  grant: Grant,
): Promise<Grant | null> {
  const { first, finished } = rotate(grant);
  // Keeps a serverless function awake until the rotation has finished.
  event.waitUntil(finished);
  const rotation = await first;
  if ("grant" in rotation) return rotation.grant;
  request.headers.set(ROTATION_FAILURE, rotation.failure);
  return null;
}

// The browser's own prefetches. Next's do not reach middleware (see middleware.ts).
function isPrefetch(request: NextRequest): boolean {
  return request.headers.get("sec-purpose")?.includes("prefetch") ?? false;
}

function proceed(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: Buffer.from(crypto.randomUUID()).toString("base64"),
    isDevelopment: env.NODE_ENV === "development",
    emulators: env.TIKTOK_EMULATOR_URL ? [new URL(env.TIKTOK_EMULATOR_URL).origin] : [],
  });
  // Next takes the nonce for its own scripts from the request's header.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
