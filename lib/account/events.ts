import { revalidateTag } from "next/cache";
import { logEvent } from "@/lib/log";
import { forgetRotations } from "@/lib/session/rotation-memory";
import { removalReason, type WebhookEvent } from "@/lib/tiktok/webhook";

/**
 * What this site does about TikTok's webhook events. TikTok may deliver one more than once, so every
 * handler must be safe to repeat. Handle a new event by adding a line.
 * @see https://developers.tiktok.com/doc/webhooks-events
 */
const HANDLERS: Record<string, (event: WebhookEvent) => void> = {
  // TikTok has revoked the tokens already; the person's next visit offers to reconnect.
  "authorization.removed": ({ user_openid, content }) => {
    if (user_openid) {
      revalidateTag(user_openid, { expire: 0 });
      forgetRotations({ openId: user_openid });
    }
    logEvent("webhook", `authorization removed ${removalReason(content)}`);
  },
};

/** Handles an event; logs one that has no handler. */
export function handleEvent(event: WebhookEvent): void {
  const handler = Object.hasOwn(HANDLERS, event.event) ? HANDLERS[event.event] : undefined;
  if (handler) handler(event);
  else logEvent("webhook", `no handler for ${event.event}`);
}
