import type { NextFetchEvent, NextRequest } from "next/server";
import { MAX_ACTION_BYTES } from "@/lib/form-limit.mjs";
import { foreignForm, unreadable } from "@/lib/form-request";
import { databaseOutage } from "@/lib/message-page";
import { pass, proceed, staysOnHttps } from "@/lib/page-policy";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/** What middleware guards, and what it gives a nonce. The matcher below has to cover each of them. */
export const guarded = {
  pages: [routes.dashboard],
  apis: ["/api/me"],
  open: [routes.login, routes.disconnected, routes.privacy],
};

const guard = sessions.middleware({
  ...guarded,
  proceed,
  pass,
  refusals: { maxBytes: MAX_ACTION_BYTES, foreign: foreignForm, unreadable },
  outage: databaseOutage,
  notDone: {
    [routes.disconnect]: "not_disconnected",
    [routes.deleteMyData]: "not_deleted",
  },
});

export async function middleware(request: NextRequest, event: NextFetchEvent): Promise<Response> {
  return staysOnHttps(request, await guard(request, event));
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
    // Without `rsc`, a request is no prefetch of Next's, whatever else it says, and would render the page.
    { source: "/dashboard/:path*", missing: [{ type: "header", key: "rsc" }] },
    // JSON APIs: without a database, only middleware refreshes their tokens.
    "/api/me/:path*",
    "/login",
    "/disconnected",
    "/privacy",
    // What Next may take for a server action, wherever it is sent, and addresses that cannot be decoded: Next answers both
    // with status 500. A header that is empty counts for Next, and not here.
    { source: "/((?!api/).*)", has: [{ type: "header", key: "next-action" }] },
    { source: "/((?!api/).*)", has: [{ type: "header", key: "content-type" }] },
    { source: "/((?!api/|dashboard).*)", has: [{ type: "header", key: "rsc" }] },
    // Not the WebSocket of the development server, which an answer of middleware's would break.
    { source: "/((?!api/|_next/).*)", has: [{ type: "header", key: "origin" }] },
    "/(.*%.*)",
    // On this machine the site may use the emulator.
    { source: "/", has: [{ type: "host", value: "localhost|127\\.0\\.0\\.1" }] },
  ],
};
