import { now } from "../state/clock";
import { openIdFor } from "../state/open-ids";
import type { Persona } from "../state/personas";
import type { Delivery, State } from "../state/state";
import { deliver, type Sender, send } from "./webhook-delivery";

const STALE_SECONDS = 4 * 24 * 60 * 60;

/** TikTok's reason codes for a removed grant. @see https://developers.tiktok.com/doc/webhooks-events */
export const REMOVAL_REASONS = {
  unknown: 0,
  byPerson: 1,
  accountDeleted: 2,
  ageChanged: 3,
  accountBanned: 4,
  byDeveloper: 5,
} as const;

const SHARE = { share_id: "video.7400000000000000000.emulator" };
const POST = { publish_id: "v_pub_url~v2.emulator", publish_type: "DIRECT_POST" };

/**
 * TikTok's events, each with a content to send if a test gives none. The last one is spelled as TikTok spells it.
 * @see https://developers.tiktok.com/doc/webhooks-events
 */
export const EVENTS: Record<string, Record<string, unknown>> = {
  "authorization.removed": { reason: REMOVAL_REASONS.byPerson },
  "video.upload.failed": SHARE,
  "video.publish.completed": SHARE,
  "portability.download.ready": { request_id: 7_400_000_000 },
  "post.publish.failed": { ...POST, reason: "internal" },
  "post.publish.complete": POST,
  "post.publish.inbox_delivered": { ...POST, publish_type: "INBOX_SHARE" },
  "post.publish.publicly_available": { ...POST, post_id: "7400000000000000000" },
  "post.publish.no_longer_publicaly_available": { ...POST, post_id: "7400000000000000000" },
};

/** Sends the app an event about a person. @returns the first delivery; null without a webhook URL */
export function sendEvent(
  sender: Sender,
  event: string,
  persona: Persona,
  content: Record<string, unknown>,
  clientKey: string = sender.state.settings.clientKey,
): Promise<Delivery | null> {
  const { state } = sender;
  const body = JSON.stringify({
    client_key: clientKey,
    event,
    create_time: now(state),
    user_openid: openIdFor(state, persona, clientKey),
    content: JSON.stringify(content),
  });
  return deliver(sender, body);
}

/** Sends the app the webhook for a removed grant. */
export function sendRemoval(
  sender: Sender,
  persona: Persona,
  reason: number,
  clientKey?: string,
): Promise<Delivery | null> {
  return sendEvent(sender, "authorization.removed", persona, { reason }, clientKey);
}

/** Sends the last event again, as TikTok's retries do. `stale` dates the signature four days back. */
export async function resendLast(state: State, stale = false): Promise<void> {
  const last = state.deliveries.at(-1);
  if (last) await send(state, last.body, now(state) - (stale ? STALE_SECONDS : 0));
}
