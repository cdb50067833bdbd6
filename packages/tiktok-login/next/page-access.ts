import {
  type NextFetchEvent,
  type NextMiddleware,
  type NextRequest,
  NextResponse,
} from "next/server";
import { STRICT_TRANSPORT_SECURITY } from "@/lib/csp.mjs";
import { hasDatabase } from "@/lib/env";
import { isAction, refuseAction, unreadable } from "@/lib/form-request";
import { isHttps, proceed, proceedToStaticPage } from "@/lib/page-policy";
import { isEmbedded, isProbe, refuseEmbedded, refuseProbe } from "@/lib/prefetch";
import { routes } from "@/lib/routes";
import { isPublicPage, isWithin, protectedApis, protectedPages } from "@/lib/session/guarded-paths";
import { protectInCookie } from "@/lib/session/in-cookie/middleware";
import { protectInDatabase } from "@/lib/session/in-database/middleware";

/**
 * What middleware does: protected pages need a session, their tokens and those of JSON APIs are refreshed, pages that
 * are rendered per request get a policy with a nonce, requests that Next cannot read and actions of other sites are
 * refused, and browsers stay on https.
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
  if (!canDecode(path)) return unreadable();
  const refusal = isAction(request) && (await refuseAction(request));
  if (refusal) return refusal;
  if (isWithin([...protectedPages, ...protectedApis], path)) {
    if (isProbe(request)) return refuseProbe(request);
    if (isWithin(protectedPages, path) && isEmbedded(request)) return refuseEmbedded();
    return hasDatabase ? protectInDatabase(request) : protectInCookie(request, event);
  }
  if (isPublicPage(path)) return proceed(request);
  return path === routes.landing ? proceedToStaticPage(request) : NextResponse.next({ request });
}

function canDecode(path: string): boolean {
  try {
    return Boolean(decodeURIComponent(path));
  } catch {
    return false;
  }
}
