import { createHash, createHmac } from "node:crypto";
import { now } from "./clock";
import type { State } from "./state";

// A fixed key: addresses that were given out before a restart stay good until they expire.
const KEY = "signs the emulator's pictures";
const LONG_AGO_SECONDS = 86_400;

/**
 * The address of a picture in the shape of TikTok's content network, good until it expires. The
 * signature is base64 and stands percent-encoded, so decoding the address breaks it.
 * @param subject whose avatar or which video's cover
 * @param lifetime seconds; null for an address that is expired already
 */
export function signedImage(
  state: State,
  baseUrl: string,
  subject: string,
  style: string,
  lifetime: number | null,
): string {
  const expires = now(state) + (lifetime ?? -LONG_AGO_SECONDS);
  const path = `/tos-emulator-avt-0068/${hashOf(subject)}~${style}.svg`;
  return `${baseUrl}${path}?x-expires=${expires}&x-signature=${encodeURIComponent(sign(state, path, expires))}`;
}

/** Whether an address is one that was given out, unchanged and unexpired. */
export function isGoodImage(state: State, path: string, rawQuery: string): boolean {
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
