import type { NextRequest } from "next/server";
import { readBounded } from "../../client/bounded-body";
import { withHexChallenge } from "../../client/pkce";
import { type Context, isConfigured } from "../context";
import { currentSession } from "../current";
import { withEndedSession } from "../end";
import { requestedOrigin } from "../origin";
import { isProbe, refuseProbe } from "../prefetch";
import { safeReturnPathAt } from "../return-path";
import type { AuthJsHandlers, SignInOptions } from "../start-sign-in";
import { finishSignIn, redirectTo } from "./callback";
import { requestForAuthJs } from "./request";

// The session, and what a site uses of Auth.js. The rest needs a database, or is for providers that answer with a form.
const ENDPOINTS = {
  GET: /^(session|csrf|providers|callback\/[^/]+)$/,
  POST: /^(session|signout|signin(\/[^/]+)?)$/,
};
// Auth.js's own pages whose place the login page takes.
const LOGIN_INSTEAD = /^(signin|error|verify-request)$/;
// Auth.js would read a body of any size into memory. Its forms have some hundred bytes.
const MAX_BODY_BYTES = 16 * 1024;

/** Answers GET. */
export function get(
  context: Context,
  handlers: AuthJsHandlers,
  options: SignInOptions,
  request: NextRequest,
): Promise<Response> {
  return answer(context, request, async (endpoint, origin) => {
    if (LOGIN_INSTEAD.test(endpoint)) return redirectToLogin(context, request, origin);
    // Its page has Sign out. Auth.js's own would run scripts of any origin, under no policy.
    if (endpoint === "signout") return redirectTo(context.home);
    if (!ENDPOINTS.GET.test(endpoint)) return notFound();
    const provider = /^callback\/(.+)$/.exec(endpoint)?.[1];
    // Only a visit may use up the code and the cookies. After a refusal, browser and Next's client open the address itself.
    const isVisit = !isProbe(request) && !request.headers.has("rsc");
    if (provider)
      return isVisit
        ? finishSignIn({ context, options, handlers, request, origin, provider })
        : refuseProbe(request);
    if (endpoint === "session") return publicSession(context);
    return handlers.GET(requestForAuthJs(context, request, origin));
  });
}

/** Answers POST. */
export function post(
  context: Context,
  handlers: AuthJsHandlers,
  options: SignInOptions,
  request: NextRequest,
): Promise<Response> {
  return answer(context, request, async (endpoint, origin) => {
    if (!ENDPOINTS.POST.test(endpoint)) return notFound();
    const isStart = endpoint.startsWith("signin");
    const refuse = (status: number, code: string, seconds: number) =>
      refusal(status, `${origin}${context.login}?error=Configuration&code=${code}`, seconds);
    const seconds = (isStart && (await options.limit?.("signIn", request.headers))) || null;
    if (seconds !== null) return refuse(429, "too_many_attempts", seconds);
    const body = await readBounded(request.body, MAX_BODY_BYTES);
    if (body === null) return tooLarge();
    if (endpoint === "session") return publicSession(context);
    // Auth.js would send the user to TikTok, or remove the cookie and leave the session in the database.
    if (await context.store.users?.unavailable()) return refuse(503, "database_unavailable", 5);
    const fromAuthJs = await handlers.POST(requestForAuthJs(context, request, origin, body));
    if (isStart) return startOf(context, fromAuthJs, endpoint === "signin/tiktok");
    return withEndedSession(context, request, fromAuthJs);
  });
}

/**
 * Answers a request for an endpoint such as "callback/tiktok".
 */
async function answer(
  context: Context,
  request: NextRequest,
  handle: (endpoint: string, origin: string) => Promise<Response>,
): Promise<Response> {
  if (!isConfigured(context)) {
    const message = "Sign-in is not set up yet. The login page says what is missing.";
    return Response.json({ message }, { status: 503 });
  }
  const origin = context.origin ?? requestedOrigin(request.headers);
  if (!origin) return Response.json({ message: "The host is not valid." }, { status: 400 });
  const endpoint = /^\/api\/auth\/(.*?)\/?$/.exec(request.nextUrl.pathname)?.[1] ?? "";
  return handle(endpoint, origin);
}

const notFound = () => new Response("Not found", { status: 404 });

const tooLarge = () => Response.json({ message: "The body is too large." }, { status: 413 });

/** Refuses for some seconds. Auth.js's client library goes to the address in the answer. */
function refusal(status: number, url: string, seconds: number): Response {
  return Response.json({ url }, { status, headers: { "retry-after": String(seconds) } });
}

/** The login page, which leads to the page that was wanted. */
function redirectToLogin(
  context: Context,
  { nextUrl: { searchParams } }: NextRequest,
  origin: string,
): Response {
  const query = new URLSearchParams();
  const error = searchParams.get("error");
  // The names of Auth.js's errors are shorter. The address is in a header.
  if (error) query.set("error", error.slice(0, 100));
  const wanted = searchParams.getAll("callbackUrl").at(-1);
  if (wanted) query.set("callbackUrl", safeReturnPathAt(context, origin, wanted));
  return redirectTo(query.size > 0 ? `${context.login}?${query}` : context.login);
}

/**
 * The start of a sign-in: the redirect to TikTok has a hex challenge, and a sign-in that could not begin a reason, since
 * Auth.js reports it like one that could not be completed. Auth.js's client library starts sign-ins here, not with the
 * form's action, and expects the address as JSON.
 */
function startOf({ login }: Context, fromAuthJs: Response, isTikTok: boolean): Response {
  const location = fromAuthJs.headers.get("location");
  if (!location) return fromAuthJs;
  const hasFailed = location.includes(`${login}?error=Configuration`);
  const reason = hasFailed ? "&code=sign_in_not_started" : "";
  const url = isTikTok && !hasFailed ? withHexChallenge(location) : location + reason;
  const headers = new Headers(fromAuthJs.headers);
  headers.set("location", url);
  const { status } = fromAuthJs;
  return status >= 300
    ? new Response(null, { status, headers })
    : Response.json({ url }, { headers });
}

/**
 * Answers with the session of this request for `/api/auth/session`, with Auth.js's shape. Auth.js would send the request's
 * cookie again, which brings old tokens back if they have been rotated since, and would report an outage of the database
 * as "no one is signed in".
 */
export async function publicSession(context: Context): Promise<Response> {
  const headers = { "cache-control": "private, no-store" };
  try {
    const session = await currentSession(context);
    if (!session) return Response.json(null, { headers });
    const expires = new Date(session.expiresAt * 1000).toISOString();
    return Response.json({ user: session.user, expires }, { headers });
  } catch {
    const message = "The session cannot be read right now.";
    return Response.json({ message }, { status: 503, headers: { ...headers, "retry-after": "5" } });
  }
}
