import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { routes } from "@/lib/routes";
import { askedScopesCookieName, cookieOptions, withCookies } from "@/lib/session/cookie";
import { noticeFor, noticeOf } from "@/lib/session/notice";
import { parseScopes } from "@/lib/tiktok/scopes";

// As long as Auth.js keeps the state of a sign-in.
const SECONDS = 15 * 60;

/**
 * Notes the scopes for which a visitor is sent to TikTok, or that there are none. For route handlers.
 * @param scopes separated by commas
 */
export async function noteAskedScopes(scopes: string): Promise<void> {
  const name = askedScopesCookieName(await headers());
  const value = parseScopes(scopes).join(",");
  const options = cookieOptions(name, SECONDS);
  (await cookies()).set(name, value, value ? options : { ...options, maxAge: 0 });
}

/** The scopes for which the visitor who comes back from TikTok was sent there; none after any other sign-in. */
export function askedScopesIn(request: NextRequest): string[] {
  return parseScopes(request.cookies.get(askedScopesCookieName(request.headers))?.value);
}

/** The answer to the visitor who comes back from TikTok, with the scopes for the page that follows. */
export async function withAskedScopes(request: NextRequest, answer: Response): Promise<Response> {
  const scopes = askedScopesIn(request);
  if (scopes.length === 0) return answer;
  const name = askedScopesCookieName(request.headers);
  const notice = await noticeOf(request.headers, routes.dashboard, scopes.join(","));
  return withCookies(answer, (cookies) => {
    cookies.set(name, "", { ...cookieOptions(name), maxAge: 0 });
    if (notice) cookies.set(notice);
  });
}

/**
 * The scopes for which the visitor was sent to TikTok in the last minute. Those that are still not granted have just
 * been declined. For pages of the dashboard.
 */
export async function askedScopes(): Promise<string[]> {
  return parseScopes(await noticeFor(routes.dashboard));
}
