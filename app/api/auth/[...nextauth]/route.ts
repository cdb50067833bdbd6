import type { NextRequest } from "next/server";
import { handlers } from "@/auth";
import { env } from "@/lib/env";
import { missingVariables } from "@/lib/env-schema";
import { logFailure } from "@/lib/log";
import { requestedOrigin } from "@/lib/origin";
import { routes } from "@/lib/routes";
import { withEndedSession } from "@/lib/session/end";
import type { TikTokError } from "@/lib/tiktok/errors";
import { withHexChallenge } from "@/lib/tiktok/pkce";
import { refusalIn } from "@/lib/tiktok/refusal";

export async function GET(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  if (missingVariables(env).length > 0) return answerUnconfigured();
  if (pathname.endsWith("/session")) return withoutReissue(await handlers.GET(asSent(request)));
  const refusal = pathname.endsWith("/callback/tiktok") ? refusalIn(searchParams) : null;
  if (refusal) return answerRefusal(request, refusal);
  return withEndedSession(request, await handlers.GET(asSent(request)));
}

export async function POST(request: NextRequest): Promise<Response> {
  if (missingVariables(env).length > 0) return answerUnconfigured();
  const { pathname } = request.nextUrl;
  const answer = await handlers.POST(asSent(request));
  if (pathname.endsWith("/session")) return withoutReissue(answer);
  if (pathname.endsWith("/signin/tiktok")) return withTikTokChallenge(answer);
  return withEndedSession(request, answer);
}

/**
 * The redirect to TikTok with a hex challenge. Auth.js's client library starts sign-ins here, not with the
 * form's action, and expects the address as JSON.
 */
async function withTikTokChallenge(answer: Response): Promise<Response> {
  const location = answer.headers.get("location");
  if (!location) return answer;
  const url = withHexChallenge(location);
  const headers = new Headers(answer.headers);
  headers.set("location", url);
  if (answer.status >= 300) return new Response(null, { status: answer.status, headers });
  return Response.json({ url }, { headers });
}

/**
 * The request with the origin that it was sent to. Next gives a route handler its own host and port, so the
 * redirect URI of the token exchange would differ from the one in the authorization request, which a server
 * action builds from the headers.
 */
function asSent(request: NextRequest): NextRequest {
  // Auth.js applies AUTH_URL by itself.
  if (env.AUTH_URL) return request;
  const { pathname, search } = request.nextUrl;
  const url = requestedOrigin(request.headers) + pathname + search;
  // A plain Request, because NextRequest changes 127.0.0.1 to localhost.
  return new Request(url, request) as NextRequest;
}

function answerUnconfigured(): Response {
  const message = "Sign-in is not set up yet. The login page says what is missing.";
  return Response.json({ message }, { status: 503 });
}

/**
 * The session without a new cookie. Auth.js re-issues the cookie of the request, and a cookie from before a
 * rotation would bring old tokens back.
 */
function withoutReissue(answer: Response): Response {
  const cookies = answer.headers.getSetCookie();
  answer.headers.delete("set-cookie");
  for (const cookie of cookies) {
    if (!cookie.includes("authjs.session-token")) answer.headers.append("set-cookie", cookie);
  }
  return answer;
}

/**
 * Ends a refused sign-in on the login page with TikTok's reason. Auth.js does not pass on reasons, and reports
 * a refusal without `state`, which TikTok sometimes sends, as a configuration error.
 */
async function answerRefusal(request: NextRequest, refusal: TikTokError): Promise<Response> {
  logFailure("tiktok", refusal);
  if (request.nextUrl.searchParams.has("state")) {
    // If the sign-in started on a preview deployment, Auth.js sends the refusal back there.
    const answer = await handlers.GET(asSent(request));
    const target = answer.headers.get("location");
    if (target && new URL(target, request.url).pathname !== routes.login) return answer;
  }
  const query = new URLSearchParams({ error: "OAuthCallbackError", code: refusal.failure });
  return new Response(null, { status: 302, headers: { location: `${routes.login}?${query}` } });
}
