import type { NextRequest } from "next/server";
import { apiRefusal, apiRefusalFor, privately } from "./api-refusal";
import type { Context } from "./context";
import { currentSession } from "./current";
import { type Grant, hasExpired } from "./grant";
import { ROTATION_FAILURE } from "./in-cookie/admit";
import { isFromThisSite } from "./origin";
import { isProbe, refuseProbe } from "./prefetch";
import { readOrRemember } from "./read";

/** A route handler. Its second parameter is Next's. */
export type Route<Params> = (request: NextRequest, params: Params) => Promise<Response>;

/** `Sessions.api`. */
export function withGrant<Params>(
  context: Context,
  scopes: readonly string[],
  handler: (grant: Grant, request: NextRequest, params: Params) => Response | Promise<Response>,
): Route<Params> {
  return async (request, params) => {
    if (isProbe(request)) return refuseProbe(request);
    try {
      const grant = await grantOrRefusal(context, request, scopes);
      if (grant instanceof Response) return grant;
      return await readOrRemember(
        context,
        grant,
        async (accessToken) => privately(await handler({ ...grant, accessToken }, request, params)),
        ({ code, retryAfter }) => {
          if (code === "unavailable" && hasExpired(grant)) warnIfUnmatched(context, request);
          return apiRefusalFor(code, retryAfter);
        },
      );
    } catch (error) {
      // It has been logged. The class exists once in each of Next's bundles, so the name is compared.
      if (!(error instanceof Error) || error.name !== "DatabaseProblem") throw error;
      const retryAfter = context.store.users?.secondsOfOutage() ?? null;
      return apiRefusal("database_unavailable", { retryAfter });
    }
  };
}

async function grantOrRefusal(
  context: Context,
  request: NextRequest,
  scopes: readonly string[],
): Promise<Grant | Response> {
  if (isFromElsewhere(context, request)) return apiRefusal("foreign_origin");
  const session = await currentSession(context);
  if (!session) return apiRefusal("signed_out");
  const { grant } = session;
  if (!grant) return apiRefusal("not_connected");
  const missing = scopes.filter((scope) => !grant.scopes.includes(scope));
  if (missing.length > 0) return apiRefusal("scope_missing", { scopes: missing });
  return grant;
}

// Server actions check the origin, route handlers do not. The session cookie is not sent from other sites with such a
// request, but it is from other subdomains of this one.
function isFromElsewhere(context: Context, { method, headers }: NextRequest): boolean {
  return method !== "GET" && method !== "HEAD" && !isFromThisSite(context, headers);
}

/** Middleware says why a rotation failed. If it says nothing, it did not run, and the handler would fail for ever. */
function warnIfUnmatched({ store, log }: Context, { headers, nextUrl }: NextRequest): void {
  // A store that keeps users refreshes without middleware.
  if (store.users || headers.has(ROTATION_FAILURE)) return;
  const { pathname } = nextUrl;
  log.failure(
    "session",
    `middleware did not refresh the token for ${pathname}: add it to its matcher`,
  );
}
