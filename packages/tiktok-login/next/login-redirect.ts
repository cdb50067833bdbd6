import { type NextRequest, NextResponse } from "next/server";
import type { Context } from "./context";
import { noticeOf } from "./notice";
import { loginPath } from "./return-path";

/**
 * Redirects a visitor who is not signed in to the login page, which leads back to the page that was wanted.
 * @param notDone what the login page says became of a form that was sent
 */
export async function redirectToLogin(
  context: Context,
  request: NextRequest,
  notDone: string,
): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const login = new URL(loginPath(context, pathname + search), request.url);
  if (request.method !== "POST") return NextResponse.redirect(login, 307);
  // 303, so that the browser opens the login page and does not send the form there.
  const response = NextResponse.redirect(login, 303);
  const notice = await noticeOf(context, request.headers, context.login, notDone);
  if (notice) response.cookies.set(notice);
  return response;
}
