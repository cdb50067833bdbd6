import { type NextRequest, NextResponse } from "next/server";
import { proceed } from "@/lib/page-policy";
import { loginPath, routes } from "@/lib/routes";
import { isWithin, protectedApis } from "@/lib/session/guarded-paths";
import { type LoginNotice, noticeOf } from "@/lib/session/notice";

/** What a form on a page would have done, by the page. */
const NOT_DONE: Record<string, LoginNotice> = {
  [routes.disconnect]: "not_disconnected",
  [routes.deleteMyData]: "not_deleted",
};

/** Redirects a visitor who is not signed in to the login page, which leads back to the page that was wanted. */
export async function redirectToLogin(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  // A program cannot use the login page: the handler answers with 401.
  if (isWithin(protectedApis, pathname)) return proceed(request);
  // Next's client cannot follow a redirect that the action did not return; the action checks by itself.
  if (request.headers.has("next-action")) return proceed(request);
  const login = new URL(loginPath(pathname + search), request.url);
  if (request.method !== "POST") return NextResponse.redirect(login, 307);
  // 303, so that the browser opens the login page and does not send the form there.
  const response = NextResponse.redirect(login, 303);
  const notDone = NOT_DONE[pathname] ?? "not_done";
  const notice = await noticeOf(request.headers, routes.login, notDone);
  if (notice) response.cookies.set(notice);
  return response;
}
