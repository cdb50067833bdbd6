import { handleEvent } from "@/lib/account/events";
import { readBounded } from "@/lib/bounded-body";
import { nowSeconds } from "@/lib/clock";
import { logEvent } from "@/lib/log";
import { tiktokApp } from "@/lib/tiktok/app";
import { isSigned, readEvent } from "@/lib/tiktok/webhook";

const MAX_BYTES = 64 * 1024;

/**
 * Receives TikTok's webhooks. TikTok sends an event again until it gets a 200.
 * @see https://developers.tiktok.com/doc/webhooks-overview
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBounded(request.body, MAX_BYTES);
  if (body === null) return reject(413, "too large");
  const header = request.headers.get("tiktok-signature");
  if (!isSigned(header, body, tiktokApp.clientSecret, nowSeconds()))
    return reject(401, "bad signature");
  const event = readEvent(body);
  if (!event) return reject(400, "bad body");
  handleEvent(event);
  return new Response(null, { status: 200 });
}

function reject(status: number, reason: string): Response {
  logEvent("webhook", `refused with ${status}: ${reason}`);
  return Response.json({ error: reason }, { status });
}
