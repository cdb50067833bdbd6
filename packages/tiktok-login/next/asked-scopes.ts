import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { parseScopes } from "../client/scopes";
import type { Context } from "./context";
import { askedScopesCookieName, cookieOptions, withCookies } from "./cookie";
import { SIGN_IN_SECONDS } from "./session";

// As long as a notice for the page that follows.
const SECONDS_AFTERWARDS = 60;
const AFTERWARDS = "!";

/**
 * Notes the scopes of this site for which a visitor is sent to TikTok, or that there are none. For route handlers.
 * @param scopes separated by commas
 */
export async function noteAskedScopes(context: Context, scopes: string): Promise<void> {
  const name = askedScopesCookieName(context, await headers());
  const value = parseScopes(scopes)
    .filter((scope) => context.tiktok.scopes.includes(scope))
    .join(",");
  const options = cookieOptions(name, SIGN_IN_SECONDS);
  (await cookies()).set(name, value, value ? options : { ...options, maxAge: 0 });
}

/** The scopes for which the visitor who comes back from TikTok was sent there; none after any other sign-in. */
export function askedScopesIn(context: Context, request: NextRequest): string[] {
  const value = request.cookies.get(askedScopesCookieName(context, request.headers))?.value;
  return value?.startsWith(AFTERWARDS) ? [] : parseScopes(value);
}

/** The answer to the visitor who comes back from TikTok, with the scopes for the page that follows. */
export function withAskedScopes(
  context: Context,
  request: NextRequest,
  answer: Response,
): Response {
  const scopes = askedScopesIn(context, request);
  if (scopes.length === 0) return answer;
  const name = askedScopesCookieName(context, request.headers);
  const value = AFTERWARDS + scopes.join(",");
  return withCookies(answer, (cookies) =>
    cookies.set(name, value, cookieOptions(name, SECONDS_AFTERWARDS)),
  );
}

/**
 * The scopes for which the visitor was sent to TikTok in the last minute. Those that are still not granted have just
 * been declined. For pages of the dashboard.
 */
export async function askedScopes(context: Context): Promise<string[]> {
  const value = (await cookies()).get(askedScopesCookieName(context, await headers()))?.value;
  return value?.startsWith(AFTERWARDS) ? parseScopes(value.slice(AFTERWARDS.length)) : [];
}
