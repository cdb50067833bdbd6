import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import { proceed } from "@/lib/page-policy";
import {
  cookieOptions,
  encryptSession,
  retryCookieName,
  sessionCookieName,
  sessionIn,
} from "@/lib/session/cookie";
import { type CookieGrant, hasExpired } from "@/lib/session/grant";
import { failureHeader, ROTATION_FAILURE } from "@/lib/session/in-cookie/failure-header";
import { confirmRotation, isDue, rotate } from "@/lib/session/in-cookie/rotation";
import { redirectToLogin } from "@/lib/session/login-redirect";
import { timeouts } from "@/lib/timeouts";

/**
 * What middleware does for protected pages: redirects a visitor who is not signed in to the login page, and
 * rotates TikTok's tokens when they expire soon. Only middleware can do that, since a page cannot write the
 * cookie. Pages and actions check the session again with `requireSession`.
 */
export async function protectInCookie(
  request: NextRequest,
  event: NextFetchEvent,
): Promise<NextResponse> {
  const grant = (await sessionIn(request.headers, request.cookies))?.grant;
  if (!grant) return redirectToLogin(request);
  // The page trusts this header, so a browser must not be able to send it.
  request.headers.delete(ROTATION_FAILURE);
  const newer = confirmRotation(grant);
  if (!isDue(grant)) return newer ? proceedWith(request, newer) : proceed(request);
  const { first, finished } = rotate(grant);
  // Keeps a serverless function awake until the rotation has finished.
  event.waitUntil(finished);
  const rotation = await first;
  if ("grant" in rotation) return proceedWith(request, rotation.grant);
  request.headers.set(ROTATION_FAILURE, failureHeader(rotation));
  const mayHaveLost = rotation.failure === "grant_invalid" && hasExpired(grant);
  return (mayHaveLost && (await retryOnce(request, grant))) || proceed(request);
}

/** Goes on with another grant: for this very page, which reads the request's cookie, and for the browser. */
async function proceedWith(request: NextRequest, grant: CookieGrant): Promise<NextResponse> {
  const name = sessionCookieName(request.headers);
  const value = await encryptSession(grant, name);
  if (!value) return proceed(request);
  request.cookies.set(name, value);
  const response = proceed(request);
  response.cookies.set(name, value, cookieOptions(name));
  return response;
}

const RETRY_COOKIE_SECONDS = 60 * 60;
// A proxy may refuse an answer whose headers are longer than 4 kB in all.
const MAX_LOCATION = 1_000;

/**
 * Sends the browser to the same page once more. When two servers refresh the same token, TikTok refuses the
 * second, whose visitor has a valid token from the first by then.
 * @returns null when this has been tried for this refresh token, and for requests that must not be repeated or whose
 * address is too long
 */
async function retryOnce(request: NextRequest, grant: CookieGrant): Promise<NextResponse | null> {
  const mark = createHash("sha256").update(grant.refreshToken).digest("base64url").slice(0, 16);
  const name = retryCookieName(request.headers);
  if (request.method !== "GET" || request.cookies.get(name)?.value === mark) return null;
  if (request.nextUrl.href.length > MAX_LOCATION) return null;
  await sleep(timeouts.repeatMs);
  const response = NextResponse.redirect(request.nextUrl, 307);
  response.cookies.set(name, mark, cookieOptions(name, RETRY_COOKIE_SECONDS));
  return response;
}
