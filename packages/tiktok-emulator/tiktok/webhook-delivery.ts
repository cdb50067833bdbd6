import { createHmac } from "node:crypto";
import type { EmulatorContext } from "../context";
import { settingsFor } from "../state/apps";
import { now } from "../state/clock";
import type { Delivery, State } from "../state/state";

const TIMEOUT_MS = 5_000;
const RETRIED_FOR_SECONDS = 72 * 60 * 60;

/** What sending takes: the state, and the signal that ends retries when the emulator stops. */
export type Sender = Pick<EmulatorContext, "state" | "signal">;

/**
 * Sends an event, and again with growing pauses until it is answered. Without a webhook URL it does nothing.
 * @returns the first delivery, once it was answered
 * @see https://developers.tiktok.com/doc/webhooks-overview
 */
export async function deliver(sender: Sender, body: string): Promise<Delivery | null> {
  const { state } = sender;
  const time = now(state);
  const first = await send(state, body, time, 1);
  const { webhookRetrySeconds: pause } = state.settings;
  if (first && !isAnswered(first) && pause !== null) retryAfter(sender, first, time, pause, 0);
  return first;
}

/**
 * Signs and sends a body once, and records the app's answer.
 * @param time for the signature, in Unix seconds
 * @see https://developers.tiktok.com/doc/webhooks-verification
 */
export async function send(
  state: State,
  body: string,
  time: number,
  attempt = 1,
): Promise<Delivery | null> {
  const app = settingsFor(state.settings, JSON.parse(body).client_key);
  if (!app?.webhookUrl) return null;
  const { webhookUrl, clientSecret } = app;
  const { resets } = state;
  const hash = createHmac("sha256", clientSecret).update(`${time}.${body}`).digest("hex");
  const signature = `t=${time},s=${hash}`;
  const answer = await fetch(webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "tiktok-signature": signature },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => null);
  const delivery = { body, signature, status: answer?.status ?? 0, attempt };
  // The app may answer after a reset.
  if (state.resets === resets) state.deliveries.push(delivery);
  return delivery;
}

function isAnswered({ status }: Delivery): boolean {
  return status >= 200 && status < 300;
}

/** @param waited how many seconds have passed since the first attempt */
function retryAfter(
  sender: Sender,
  { body, attempt }: Delivery,
  firstTime: number,
  pause: number,
  waited: number,
): void {
  const { state, signal } = sender;
  if (waited + pause > RETRIED_FOR_SECONDS) return;
  const { resets } = state;
  const timer = setTimeout(async () => {
    if (signal.aborted || state.resets !== resets) return;
    const time = state.settings.webhookRetrySignsAgain ? now(state) : firstTime;
    const retry = await send(state, body, time, attempt + 1);
    if (retry && !isAnswered(retry)) {
      retryAfter(sender, retry, firstTime, pause * 2, waited + pause);
    }
  }, pause * 1000);
  // Waiting retries do not keep the emulator running.
  timer.unref();
}
