import { TikTokError } from "tiktok-login";
import { isProbe, refuseProbe } from "tiktok-login/next";
import { exportAccount } from "@/lib/account/export";
import { secondsOverLimit } from "@/lib/rate-limit";
import { routes } from "@/lib/routes";
import { sessions } from "@/lib/sessions";

/**
 * Returns everything this site knows about the signed-in person as a JSON file, without tokens. At most five
 * times a minute, and only if the user has enough calls to TikTok left for all videos.
 */
export async function GET(request: Request): Promise<Response> {
  if (isProbe(request)) return refuseProbe(request);
  const session = await sessions.require(routes.settings);
  const seconds = await secondsOverLimit("export", session.user.id);
  if (seconds !== null) return refuse("You have just exported your data several times.", seconds);
  const data = await exportAccount(session).catch((error: unknown) => error);
  if (data instanceof TikTokError && data.failure === "too_many_calls") {
    const why = "You have loaded a lot in the last minute, and too few calls to TikTok are left.";
    return refuse(why, data.detail.retryAfter ?? 60);
  }
  if (data instanceof Error) throw data;
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="my-data.json"',
      "cache-control": "private, no-store",
    },
  });
}

function refuse(why: string, seconds: number): Response {
  const headers = { "retry-after": String(seconds), "cache-control": "private, no-store" };
  return new Response(`${why} Try again in ${seconds} seconds.`, { status: 429, headers });
}
