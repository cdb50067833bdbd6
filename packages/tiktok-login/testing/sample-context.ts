import { randomUUID } from "node:crypto";
import { NextResponse } from "next/server";
import { createTikTok } from "../client/tiktok";
import { type Context, type ContextOptions, createContext } from "../next/context";
import { cookieStore } from "../next/cookie-store";
import { createLog } from "../next/log";
import { createMiddleware } from "../next/middleware";

/** A secret that is long enough. */
export const SAMPLE_SECRET = "0123456789abcdef0123456789abcdef";

const SCOPES = ["user.info.basic", "user.info.profile", "user.info.stats", "video.list"];

/** The context of a login that shares no memory with another one, for unit tests. */
export function sampleContext(changes: Partial<ContextOptions> = {}): Context {
  return createContext({
    tiktok: createTikTok({ clientKey: randomUUID(), clientSecret: "secret", scopes: SCOPES }),
    secrets: [SAMPLE_SECRET],
    origin: null,
    trustHost: true,
    login: "/login",
    home: "/dashboard",
    downloads: { "/dashboard/settings/export": "/dashboard/settings" },
    log: createLog([SAMPLE_SECRET]),
    store: cookieStore(),
    ...changes,
  });
}

/** Middleware with answers that tests recognise. What proceeds to a page has the header `x-page`. */
export function sampleMiddleware(context: Context) {
  return createMiddleware(context, {
    pages: ["/dashboard"],
    apis: ["/api/me"],
    open: ["/login", "/disconnected"],
    proceed: (request) => NextResponse.next({ request, headers: { "x-page": "yes" } }),
    pass: (request) => NextResponse.next({ request }),
    refusals: {
      maxBytes: 1_000,
      foreign: () => new Response("foreign", { status: 403 }),
      unreadable: (status) => new Response("unreadable", { status }),
    },
    outage: (seconds) =>
      new Response("outage", { status: 503, headers: { "retry-after": String(seconds) } }),
    notDone: { "/dashboard/settings/disconnect": "not_disconnected" },
  });
}
