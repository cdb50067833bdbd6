import { createHash, createHmac } from "node:crypto";
import { now } from "./clock";
import type { State } from "./state";

// A fixed key keeps URLs valid over a restart.
const KEY = "signs the emulator's pictures";
const LONG_AGO_SECONDS = 86_400;

/**
 * A signed picture URL that looks like one of TikTok's CDN. The signature is percent-encoded base64, so
 * decoding the URL breaks it.
 * @param subject the persona or video that it shows
 * @param lifetime seconds; null for a URL that has expired already
 */
export function signedImageUrl(
  state: State,
  baseUrl: string,
  subject: string,
  style: string,
  lifetime: number | null,
): string {
  const expires = now(state) + (lifetime ?? -LONG_AGO_SECONDS);
  const path = `/tos-emulator-avt-0068/${hashOf(subject)}~${style}.jpeg`;
  return `${state.settings.picturesUrl ?? baseUrl}${path}?x-expires=${expires}&x-signature=${encodeURIComponent(sign(state, path, expires))}`;
}

/** Whether a picture's URL is unchanged and has not expired. */
export function isValidImage(state: State, path: string, rawQuery: string): boolean {
  const expires = Number(/^x-expires=(\d+)&/.exec(rawQuery)?.[1]);
  const expected = `x-expires=${expires}&x-signature=${encodeURIComponent(sign(state, path, expires))}`;
  return rawQuery === expected && expires > now(state);
}

function hashOf(subject: string): string {
  return createHash("sha256").update(subject).digest("hex").slice(0, 32);
}

function sign({ pictureGeneration }: State, path: string, expires: number): string {
  return createHmac("sha256", KEY)
    .update(`${path}\n${expires}\n${pictureGeneration}`)
    .digest("base64");
}
