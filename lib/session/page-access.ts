import {
  type NextFetchEvent,
  type NextMiddleware,
  type NextRequest,
  NextResponse,
} from "next/server";
import { STRICT_TRANSPORT_SECURITY } from "@/lib/csp.mjs";
import { hasDatabase } from "@/lib/env";
import { isHttps, proceed, proceedToStaticPage } from "@/lib/page-policy";
import { routes } from "@/lib/routes";
import { isWithin, protectedApis, protectedPages, publicPages } from "@/lib/session/guarded-paths";
import { protectInCookie } from "@/lib/session/in-cookie/middleware";
import { protectInDatabase } from "@/lib/session/in-database/middleware";

/**
 * What middleware does: protected pages need a session, their tokens and those of JSON APIs are refreshed, pages that
 * are rendered per request get a policy with a nonce, and browsers stay on https.
 */
export const admit: NextMiddleware = async (request, event) => {
  const response = await answer(request, event);
  if (isHttps(request.headers)) {
    response.headers.set("strict-transport-security", STRICT_TRANSPORT_SECURITY);
  }
  return response;
};

async function answer(request: NextRequest, event: NextFetchEvent) {
  const path = request.nextUrl.pathname;
  if (isWithin([...protectedPages, ...protectedApis], path)) {
    return hasDatabase ? protectInDatabase(request) : protectInCookie(request, event);
  }
  if (publicPages.includes(path)) return proceed(request);
  return path === routes.landing ? proceedToStaticPage(request) : NextResponse.next();
}
