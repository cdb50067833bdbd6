import "server-only";
import type { NextRequest } from "next/server";
import { hasDatabase } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { isFromThisSite } from "@/lib/origin";
import { isProbe, refuseProbe } from "@/lib/prefetch";
import { apiRefusal, apiRefusalFor, privately } from "@/lib/session/api-refusal";
import { currentSession } from "@/lib/session/current";
import { type Grant, hasExpired } from "@/lib/session/grant";
import { ROTATION_FAILURE } from "@/lib/session/in-cookie/failure-header";
import { secondsOfOutage } from "@/lib/session/in-database/outage";
import { readOrRemember } from "@/lib/session/read";

type Handler<Context> = (request: NextRequest, context: Context) => Promise<Response>;

/**
 * `requireSession` for route handlers that answer with JSON: `export const GET = withGrant(["video.list"], …)`. Without a
 * session it answers with 401 and `{ error, code }` instead of a redirect, with 403 if a scope was not granted, and with
 * 503 while TikTok or the database cannot be reached. A TikTokError that the handler throws becomes such an answer too.
 * No cache may keep any answer. The handler's address must be within `protectedApis` (packages/tiktok-login/next/guarded-paths.ts).
 * @param scopes what the handler needs, such as "video.list"
 * @param handler receives the grant, with an access token that is valid for the next minutes
 */
export function withGrant<Context>(
  scopes: readonly string[],
  handler: (grant: Grant, request: NextRequest, context: Context) => Response | Promise<Response>,
): Handler<Context> {
  return async (request, context) => {
    if (isProbe(request)) return refuseProbe(request);
    try {
      const grant = await grantOrRefusal(request, scopes);
      if (grant instanceof Response) return grant;
      return await readOrRemember(
        grant,
        async (accessToken) =>
          privately(await handler({ ...grant, accessToken }, request, context)),
        ({ code, retryAfter }) => {
          if (code === "unavailable" && hasExpired(grant)) warnIfUnmatched(request);
          return apiRefusalFor(code, retryAfter);
        },
      );
    } catch (error) {
      // It has been logged. The class exists once in each of Next's bundles, so the name is compared.
      if (!(error instanceof Error) || error.name !== "DatabaseProblem") throw error;
      return apiRefusal("database_unavailable", { retryAfter: secondsOfOutage() });
    }
  };
}

async function grantOrRefusal(
  request: NextRequest,
  scopes: readonly string[],
): Promise<Grant | Response> {
  if (isFromElsewhere(request)) return apiRefusal("foreign_origin");
  const session = await currentSession();
  if (!session) return apiRefusal("signed_out");
  const { grant } = session;
  if (!grant) return apiRefusal("not_connected");
  const missing = scopes.filter((scope) => !grant.scopes.includes(scope));
  if (missing.length > 0) return apiRefusal("scope_missing", { scopes: missing });
  return grant;
}

// Server actions check the origin, route handlers do not. The session cookie is not sent from other sites with such a
// request, but it is from other subdomains of this one.
function isFromElsewhere({ method, headers }: NextRequest): boolean {
  return method !== "GET" && method !== "HEAD" && !isFromThisSite(headers);
}

/** Middleware says why a rotation failed. If it says nothing, it did not run, and the handler would fail for ever. */
function warnIfUnmatched({ headers, nextUrl }: NextRequest): void {
  if (hasDatabase || headers.has(ROTATION_FAILURE)) return;
  const { pathname } = nextUrl;
  logFailure(
    "session",
    `middleware did not refresh the token for ${pathname}: add it to its matcher`,
  );
}
