import { isSigned, nowSeconds, readBounded, readEvent } from "tiktok-login";
import { handleEvent } from "@/lib/account/events";
import { logEvent } from "@/lib/log";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { tiktok } from "@/lib/sessions";

const MAX_BYTES = 64 * 1024;

/**
 * Receives TikTok's webhooks. TikTok sends an event again, for 72 hours, until it gets a 200: so whatever it has
 * signed is accepted, even if this site cannot read it. Repeating would not change that. Only if the database fails
 * is the answer 503.
 * @see https://developers.tiktok.com/doc/webhooks-overview
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBounded(request.body, MAX_BYTES);
  if (body === null) return rejectUnsigned(request.headers, 413, "too large");
  const header = request.headers.get("tiktok-signature");
  if (!isSigned(header, body, tiktok.clientSecret, nowSeconds()))
    return rejectUnsigned(request.headers, 401, "bad signature");
  const event = readEvent(body);
  if (!event) logEvent("webhook", "signed by TikTok, but unreadable");
  const isHandled = event === null || (await handleEvent(event).then(isDone, isNotDone));
  return new Response(null, { status: isHandled ? 200 : 503 });
}

const isDone = () => true;
// The reason is logged where it happened.
const isNotDone = () => false;

// Only these are limited, so that no one can keep TikTok's own away.
async function rejectUnsigned(headers: Headers, status: number, reason: string): Promise<Response> {
  const seconds = await secondsOverLimit("unsignedWebhook", addressOf(headers));
  if (seconds === null) return reject(status, reason);
  const retry = { "retry-after": String(seconds) };
  return Response.json({ error: "too many requests" }, { status: 429, headers: retry });
}

function reject(status: number, reason: string): Response {
  logEvent("webhook", `refused with ${status}: ${reason}`);
  return Response.json({ error: reason }, { status });
}
