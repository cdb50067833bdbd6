import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type NextFetchEvent, type NextRequest, NextResponse } from "next/server";
import type { FailureCode } from "../../client/errors";
import type { Context } from "../context";
import {
  cookieOptions,
  encryptSession,
  retryCookieName,
  sessionCookieName,
  sessionIn,
} from "../cookie";
import { type CookieGrant, hasExpired } from "../grant";
import type { Gate } from "../store";
import { confirmRotation, isDue, rotate } from "./rotation";

/**
 * Rotates TikTok's tokens when they expire soon. Only middleware can do that, since a page cannot write the cookie. Pages
 * and actions look at the session again.
 * @returns null when no one is signed in
 */
export async function admitWithCookie(
  context: Context,
  request: NextRequest,
  event: NextFetchEvent,
  { proceed }: Gate,
): Promise<NextResponse | null> {
  const grant = (await sessionIn(context, request.headers, request.cookies))?.grant;
  if (!grant) return null;
  // The page trusts this header, so a browser must not be able to send it.
  request.headers.delete(ROTATION_FAILURE);
  const goOnWith = (changed: CookieGrant) => proceedWith(context, request, proceed, changed);
  const newer = confirmRotation(context, grant);
  if (!isDue(grant)) return newer ? goOnWith(newer) : proceed(request);
  const { first, finished } = rotate(context, grant);
  // Keeps a serverless function awake until the rotation has finished.
  event.waitUntil(finished);
  const rotation = await first;
  if ("grant" in rotation) return goOnWith(rotation.grant);
  request.headers.set(ROTATION_FAILURE, failureHeader(rotation));
  const mayHaveLost = rotation.failure === "grant_invalid" && hasExpired(grant);
  return (mayHaveLost && (await retryOnce(context, request, grant))) || proceed(request);
}

/** Goes on with another grant: for this very page, which reads the request's cookie, and for the browser. */
async function proceedWith(
  context: Context,
  request: NextRequest,
  proceed: Gate["proceed"],
  grant: CookieGrant,
): Promise<NextResponse> {
  const name = sessionCookieName(context, request.headers);
  const value = await encryptSession(context, grant, name);
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
async function retryOnce(
  context: Context,
  request: NextRequest,
  grant: CookieGrant,
): Promise<NextResponse | null> {
  const mark = createHash("sha256").update(grant.refreshToken).digest("base64url").slice(0, 16);
  const name = retryCookieName(context, request.headers);
  if (request.method !== "GET" || request.cookies.get(name)?.value === mark) return null;
  if (request.nextUrl.href.length > MAX_LOCATION) return null;
  await sleep(context.timeouts.repeatMs);
  const response = NextResponse.redirect(request.nextUrl, 307);
  response.cookies.set(name, mark, cookieOptions(name, RETRY_COOKIE_SECONDS));
  return response;
}

/** The request header in which middleware tells the page why a rotation failed, such as "rate_limited 30". */
export const ROTATION_FAILURE = "x-rotation-failure";

/** The value of that header. @param rotation.retryAt in milliseconds, if TikTok named a time */
export function failureHeader(rotation: { failure: FailureCode; retryAt?: number }): string {
  const { failure, retryAt = 0 } = rotation;
  const seconds = Math.ceil((retryAt - Date.now()) / 1000);
  return seconds > 0 ? `${failure} ${seconds}` : failure;
}

/** What is in that header; null if the rotation did not fail. */
export function failureInHeader(
  value: string | null,
): { failure: FailureCode; retryAfter: number | null } | null {
  const [failure, seconds] = value?.split(" ") ?? [];
  return failure
    ? { failure: failure as FailureCode, retryAfter: seconds ? Number(seconds) : null }
    : null;
}
