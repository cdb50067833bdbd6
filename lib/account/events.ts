import { revalidateTag } from "next/cache";
import { logEvent } from "@/lib/log";
import { removalReason, type WebhookEvent } from "@/lib/tiktok/webhook";

/**
 * What to do about each event of TikTok's. TikTok may deliver one more than once, so every handler
 * has to bear being repeated. A new event is a new line here.
 * @see https://developers.tiktok.com/doc/webhooks-events
 */
const HANDLERS: Record<string, (event: WebhookEvent) => void> = {
  // The tokens are dead already; the person's next visit offers to reconnect.
  "authorization.removed": ({ user_openid, content }) => {
    if (user_openid) revalidateTag(user_openid, { expire: 0 });
    logEvent("webhook", `authorization removed ${removalReason(content)}`);
  },
};

/** Handles an event, or notes that it is not one that this site cares for. */
export function handle(event: WebhookEvent): void {
  const handler = Object.hasOwn(HANDLERS, event.event) ? HANDLERS[event.event] : undefined;
  if (handler) handler(event);
  else logEvent("webhook", `no handler for ${event.event}`);
}
