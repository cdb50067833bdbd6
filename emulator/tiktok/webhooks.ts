import { createHmac } from "node:crypto";
import { settingsFor } from "../state/apps";
import { now } from "../state/clock";
import { openIdFor } from "../state/open-ids";
import type { Persona } from "../state/personas";
import type { State } from "../state/state";

const PATIENCE_MS = 5_000;
const STALE_SECONDS = 4 * 24 * 60 * 60;

/** TikTok's reason codes for a removed grant. @see https://developers.tiktok.com/doc/webhooks-events */
export const REMOVAL_REASONS = { byPerson: 1, byDeveloper: 5 } as const;

/** Sends the app the webhook for a removed grant. */
export function sendRemoval(
  state: State,
  persona: Persona,
  reason: number,
  clientKey: string = state.settings.clientKey,
): Promise<void> {
  const body = JSON.stringify({
    client_key: clientKey,
    event: "authorization.removed",
    create_time: now(state),
    user_openid: openIdFor(state, persona, clientKey),
    content: JSON.stringify({ reason }),
  });
  return deliver(state, body, now(state));
}

/** Sends the last event again, as TikTok's retries do. `stale` dates the signature four days back. */
export async function resendLast(state: State, stale = false): Promise<void> {
  const last = state.deliveries.at(-1);
  if (last) await deliver(state, last.body, now(state) - (stale ? STALE_SECONDS : 0));
}

/**
 * Signs and sends a body, and records the app's answer. Without a webhook URL it does nothing.
 * @see https://developers.tiktok.com/doc/webhooks-verification
 */
async function deliver(state: State, body: string, time: number): Promise<void> {
  const app = settingsFor(state.settings, JSON.parse(body).client_key);
  if (!app?.webhookUrl) return;
  const { webhookUrl, clientSecret } = app;
  const hash = createHmac("sha256", clientSecret).update(`${time}.${body}`).digest("hex");
  const signature = `t=${time},s=${hash}`;
  const answer = await fetch(webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "tiktok-signature": signature },
    body,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);
  state.deliveries.push({ body, signature, status: answer?.status ?? 0 });
}
