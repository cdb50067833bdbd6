import { type NextMiddleware, type NextRequest, NextResponse } from "next/server";
import { STRICT_TRANSPORT_SECURITY } from "@/lib/csp.mjs";
import { isHttps, proceed, proceedToStaticPage } from "@/lib/page-policy";
import { routes } from "@/lib/routes";
import { protect } from "@/lib/session/middleware";

// Rendered per request, but without a session. Everything else in the matcher requires one.
const PUBLIC: string[] = [routes.login, routes.disconnected];

export const middleware: NextMiddleware = async (request, event) => {
  const { pathname } = request.nextUrl;
  const response = await answer();
  if (isHttps(request.headers)) {
    response.headers.set("strict-transport-security", STRICT_TRANSPORT_SECURITY);
  }
  return response;

  function answer() {
    if (pathname.length > 1 && pathname.endsWith("/")) return withoutTrailingSlash(request);
    if (pathname === routes.landing) return proceedToStaticPage(request);
    return PUBLIC.includes(pathname) ? proceed(request) : protect(request, event);
  }
};

function withoutTrailingSlash(request: NextRequest): NextResponse {
  // Not nextUrl, which would add the slash again.
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(/\/+$/, "");
  return NextResponse.redirect(url, 308);
}

// Narrow on purpose: running middleware costs about as much as half a page.
export const config = {
  runtime: "nodejs",
  matcher: [
    {
      source: "/dashboard/:path*",
      // A prefetch must not use up a refresh token. Next shows this header to the matcher alone.
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
    "/login",
    "/disconnected",
    // On this machine the site may use the emulator.
    { source: "/", has: [{ type: "host", value: "localhost|127\\.0\\.0\\.1" }] },
    // Next would redirect these without the site's headers.
    "/(.*)/",
  ],
};
