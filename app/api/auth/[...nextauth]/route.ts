import type { NextRequest } from "next/server";
import { handlers } from "@/auth";
import { logFailure } from "@/lib/log";
import type { TikTokError } from "@/lib/tiktok/errors";
import { refusalIn } from "@/lib/tiktok/refusal";

export async function GET(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  if (pathname.endsWith("/session")) return withoutReissue(await handlers.GET(request));
  const refusal = pathname.endsWith("/callback/tiktok") ? refusalIn(searchParams) : null;
  return refusal ? answerRefusal(request, refusal) : handlers.GET(request);
}

export async function POST(request: NextRequest): Promise<Response> {
  const answer = await handlers.POST(request);
  return request.nextUrl.pathname.endsWith("/session") ? withoutReissue(answer) : answer;
}

/**
 * The session without a new cookie. Auth.js re-issues the one that the request came with, and one
 * from before a rotation would bring dead tokens back.
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
 * Ends a refused sign-in on the login page with TikTok's reason. Auth.js tells no reasons, and takes
 * a refusal that comes without `state`, as TikTok's sometimes do, for a broken configuration.
 */
async function answerRefusal(request: NextRequest, refusal: TikTokError): Promise<Response> {
  logFailure("tiktok", refusal);
  if (request.nextUrl.searchParams.has("state")) {
    // Auth.js sends the refusal of a preview deployment's sign-in back to that deployment.
    const answer = await handlers.GET(request);
    const target = answer.headers.get("location");
    if (target && new URL(target, request.url).pathname !== "/login") return answer;
  }
  const query = new URLSearchParams({ error: "OAuthCallbackError", code: refusal.failure });
  return new Response(null, { status: 302, headers: { location: `/login?${query}` } });
}
