import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { date, openId } from "./values";

// TikTok retries for 72 hours and does not say whether it signs a retry again. Anything older is a replay.
const OLDEST_SECONDS = 73 * 60 * 60;
const CLOCK_SKEW_SECONDS = 5 * 60;

// TikTok repeats an event for days until it is accepted, so this requires only what is needed.
const webhook = z.object({
  event: z.string().min(1).max(100),
  user_openid: openId.optional().catch(undefined),
  /** When it happened, in Unix seconds. */
  create_time: date,
  /** JSON in a string; its shape depends on the event. */
  content: z.unknown().optional(),
});

/** A webhook event from TikTok. */
export type WebhookEvent = z.infer<typeof webhook>;

/**
 * Whether TikTok signed a body. The header is `t=…,s=…`, with the HMAC-SHA256 of time, dot and raw body.
 * @param body the bytes as they came: decoding replaces those that are not UTF-8
 * @param header the value of `TikTok-Signature`
 * @param now Unix seconds
 * @see https://developers.tiktok.com/doc/webhooks-verification
 */
export function isSigned(
  header: string | null,
  body: Uint8Array,
  secret: string,
  now: number,
): boolean {
  const [, time = "", sent = ""] = /^t=(\d{1,12}),\s*s=([0-9a-f]{64})$/i.exec(header ?? "") ?? [];
  const age = now - Number(time);
  if (!secret || !sent || age > OLDEST_SECONDS || age < -CLOCK_SKEW_SECONDS) return false;
  const expected = createHmac("sha256", secret).update(`${time}.`).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(sent, "hex"));
}

/** The event in a body; null when the body is not one. */
export function readEvent(body: Uint8Array): WebhookEvent | null {
  try {
    return webhook.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return null;
  }
}

const REASONS = [
  "for an unknown reason",
  "by the person, in TikTok",
  "because the account was deleted",
  "because the account's age changed",
  "because the account was banned",
  "by this app",
];

/**
 * Why a grant was removed, for a log line.
 * @param content the event's own content, `{"reason": n}`
 * @see https://developers.tiktok.com/doc/webhooks-events
 */
export function removalReason(content: unknown): string {
  const parsed = z.object({ reason: z.number() }).safeParse(safeJson(content));
  return REASONS[parsed.data?.reason ?? 0] ?? "for an unknown reason";
}

function safeJson(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
}
