import { createHmac, randomBytes } from "node:crypto";
import type { State } from "./state";

/** Bytes that no one can guess; with a seed, bytes that follow from it and from how many were drawn before. */
export function randomBytesOf(state: State, length: number): Buffer {
  const { seed } = state.settings;
  if (seed === null) return randomBytes(length);
  state.drawn += 1;
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, index) =>
    createHmac("sha256", seed).update(`${state.drawn}.${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

/** Random bytes as base64url. */
export function randomText(state: State, length: number): string {
  return randomBytesOf(state, length).toString("base64url");
}
