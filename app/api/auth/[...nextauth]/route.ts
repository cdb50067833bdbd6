import type { NextRequest } from "next/server";
import { handlers } from "@/auth";
import { logFailure } from "@/lib/log";
import type { TikTokError } from "@/lib/tiktok/errors";
import { refusalIn } from "@/lib/tiktok/refusal";

export const { POST } = handlers;

export async function GET(request: NextRequest): Promise<Response> {
  const isCallback = request.nextUrl.pathname.endsWith("/callback/tiktok");
  const refusal = isCallback ? refusalIn(request.nextUrl.searchParams) : null;
  return refusal ? answerRefusal(request, refusal) : handlers.GET(request);
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
