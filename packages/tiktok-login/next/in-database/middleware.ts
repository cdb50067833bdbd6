import type { NextRequest } from "next/server";
import { messagePage } from "@/lib/message-page";
import { proceed } from "@/lib/page-policy";
import { apiRefusal } from "@/lib/session/api-refusal";
import { sessionCookieName } from "@/lib/session/cookie";
import { isWithin, protectedApis } from "@/lib/session/guarded-paths";
import { secondsOfOutage } from "@/lib/session/in-database/outage";
import { tokenIn } from "@/lib/session/in-database/token";
import { redirectToLogin } from "@/lib/session/login-redirect";
import { REQUESTED_PATH } from "@/lib/session/requested-path";

/**
 * What middleware does for protected pages if people are kept in a database. It asks the database nothing: a visitor
 * whose cookie cannot be a session's is redirected to the login page, everyone else's session is checked by the page.
 * While the database does not answer, it answers in the page's place.
 */
export async function protectInDatabase(request: NextRequest): Promise<Response> {
  const cookie = request.cookies.get(sessionCookieName(request.headers));
  if (!tokenIn(cookie?.value)) return redirectToLogin(request);
  const seconds = secondsOfOutage();
  // Next's client cannot show a page in place of an action's answer. The action redirects it to one.
  if (seconds !== null && !request.headers.has("next-action"))
    return answerForDatabase(request, seconds);
  const { pathname, search } = request.nextUrl;
  request.headers.set(REQUESTED_PATH, pathname + search);
  // Without the cookie: a late answer would take the place of a new sign-in, or bring back what was signed out.
  return proceed(request);
}

function answerForDatabase(request: NextRequest, seconds: number): Response {
  if (isWithin(protectedApis, request.nextUrl.pathname))
    return apiRefusal("database_unavailable", { retryAfter: seconds });
  return messagePage({
    status: 503,
    title: "Try again in a moment",
    text: "Our database isn't responding right now. Nothing is lost, and no one is signed out.",
    retryAfter: seconds,
  });
}
