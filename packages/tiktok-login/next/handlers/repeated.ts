import { createHash, createHmac } from "node:crypto";
import type { NextRequest } from "next/server";
import type { Context } from "../context";
import { callbackUrlCookieName, cookieOptions, finishedCookieName, withCookies } from "../cookie";
import { currentSession } from "../current";
import { safeReturnPathAt } from "../return-path";
import { SIGN_IN_SECONDS } from "../session";

// A code and the cookies of a sign-in work once, but a browser may send them more often: Safari does so at once, and
// Back and Reload do so later.

const UNDELIVERED_MS = 10_000;

/**
 * Finishes a sign-in once, however often the browser sends its callback in the meantime, and gives every request the same
 * answer. A request with other cookies is not the same one, so that an address alone signs no one in. If the browser hangs
 * up before there is an answer, the answer waits a few seconds for the next request.
 */
export async function finishOnce(
  context: Context,
  request: NextRequest,
  origin: string,
  finish: () => Promise<Response>,
): Promise<Response> {
  const answers = context.memory("callbacks", () => new Map<string, Promise<Response>>());
  const { nextUrl, headers, signal } = request;
  const all = JSON.stringify([origin, nextUrl.pathname, nextUrl.search, headers.get("cookie")]);
  const key = createHash("sha256").update(all).digest("base64url");
  const known = answers.get(key);
  if (known) return (await known).clone();
  const answer = finish();
  answers.set(key, answer);
  try {
    return (await answer).clone();
  } finally {
    if (signal.aborted) setTimeout(() => answers.delete(key), UNDELIVERED_MS).unref();
    else answers.delete(key);
  }
}

/** The page to which a callback led that the browser opens again while its user is signed in; null for any other. */
export async function pageAfterRepeated(
  context: Context,
  request: NextRequest,
  origin: string,
): Promise<string | null> {
  const { headers, cookies } = request;
  if (cookies.get(finishedCookieName(context, headers))?.value !== markOf(context, request))
    return null;
  const session = await currentSession(context).catch(() => null);
  if (!session) return null;
  return safeReturnPathAt(
    context,
    origin,
    cookies.get(callbackUrlCookieName(context, headers))?.value,
  );
}

/** The answer to a callback, with a cookie that recognises the same callback if it has led to a page without an error. */
export function withFinished(
  context: Context,
  request: NextRequest,
  answer: Response,
  origin: string,
): Response {
  const { login } = context;
  const target = new URL(answer.headers.get("location") ?? login, origin);
  const hasFailed = target.pathname === login || target.searchParams.has("error");
  if (target.origin !== origin || hasFailed) return answer;
  const name = finishedCookieName(context, request.headers);
  return withCookies(answer, (cookies) =>
    cookies.set(name, markOf(context, request), cookieOptions(name, SIGN_IN_SECONDS)),
  );
}

// With the secret, so that no one else can make it. It names the code and the state, and reveals neither.
function markOf({ secrets }: Context, { nextUrl: { pathname, search } }: NextRequest): string {
  const hmac = createHmac("sha256", secrets[0] ?? "");
  return hmac.update(`finished ${pathname}${search}`).digest("base64url");
}
