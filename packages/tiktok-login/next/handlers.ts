import type { NextRequest } from "next/server";
import type { Context } from "./context";
import type { AuthJsHandlers, SignInOptions } from "./start-sign-in";

const loaded = () => import("./handlers/endpoints");

/**
 * The handlers of `/api/auth/*`, around Auth.js's own. They are loaded with the first request, since middleware has no use
 * for them.
 * @param handlers those that `NextAuth()` returns
 */
export const handlersAround = (
  context: Context,
  handlers: AuthJsHandlers,
  options: SignInOptions,
) => ({
  async GET(request: NextRequest): Promise<Response> {
    return (await loaded()).get(context, handlers, options, request);
  },
  async POST(request: NextRequest): Promise<Response> {
    return (await loaded()).post(context, handlers, options, request);
  },
  /** Next would answer HEAD with GET, and Auth.js would log it as an error. */
  HEAD(): Response {
    return new Response(null, { status: 405, headers: { allow: "GET, POST" } });
  },
});
