import { type NextRequest, NextResponse } from "next/server";
import { proceed } from "@/lib/page-policy";
import { loginPath } from "@/lib/routes";

/** Redirects a visitor who is not signed in to the login page, which leads back to the page that was wanted. */
export function redirectToLogin(request: NextRequest): NextResponse {
  // Next's client cannot follow a redirect that the action did not return; the action checks by itself.
  if (request.headers.has("next-action")) return proceed(request);
  const { pathname, search } = request.nextUrl;
  const login = new URL(loginPath(pathname + search), request.url);
  // 303, so that the browser opens the login page and does not send the form there.
  return NextResponse.redirect(login, request.method === "POST" ? 303 : 307);
}
