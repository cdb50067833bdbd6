import { env } from "@/lib/env";

/**
 * The file that TikTok's portal looks for to verify that you own a URL. next.config.mjs rewrites /tiktok<code>.txt,
 * /terms/tiktok<code>.txt and /privacy/tiktok<code>.txt to this route.
 * @see https://developers.tiktok.com/doc/getting-started-create-an-app
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/site-verification/[code]">,
): Promise<Response> {
  const { code } = await params;
  if (code !== env.TIKTOK_SITE_VERIFICATION) return new Response("Not found", { status: 404 });
  return new Response(`tiktok-developers-site-verification=${code}`);
}
