import { nowSeconds, removalReason, type WebhookEvent } from "tiktok-login";
import { logEvent } from "@/lib/log";
import { sessions } from "@/lib/sessions";

/**
 * What this site does about TikTok's webhook events. TikTok may deliver one more than once, so every
 * handler must be safe to repeat. Handle a new event by adding a line.
 * @see https://developers.tiktok.com/doc/webhooks-events
 */
const HANDLERS: Record<string, (event: WebhookEvent) => Promise<void> | void> = {
  // TikTok has revoked the tokens already. Without a database, the person's next visit offers to reconnect; with one,
  // the person is signed out everywhere, and the login page says why.
  "authorization.removed": async ({ user_openid, create_time, content }) => {
    const isDated = create_time !== undefined;
    if (user_openid) sessions.forget(user_openid);
    if (user_openid && isDated) await end(user_openid, Math.min(create_time, nowSeconds()));
    const ending = isDated ? "" : "; no session ends, because TikTok did not say when";
    logEvent("webhook", `authorization removed ${removalReason(content)}${ending}`);
  },
};

// TikTok repeats an event for days. By then the person may have granted access again, so what began later goes on.
async function end(openId: string, removedAt: number): Promise<void> {
  await sessions.endGrant(openId, "authorization_removed", { sayWhy: true, removedAt });
}

/** Handles an event; logs one that has no handler. @throws {DatabaseProblem} then TikTok should send it again */
export async function handleEvent(event: WebhookEvent): Promise<void> {
  const handler = Object.hasOwn(HANDLERS, event.event) ? HANDLERS[event.event] : undefined;
  if (handler) await handler(event);
  else logEvent("webhook", `no handler for ${event.event}`);
}
