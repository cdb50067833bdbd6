import { setTimeout as sleep } from "node:timers/promises";
import type { TikTokControl } from "@/tests/support/tiktok";

// Never a fault after TikTok has carried out a refresh: no one would have the new tokens, and the grant would be
// lost by design.
const FAULTS: Record<string, unknown>[] = [
  { status: 503, body: "" },
  { status: 429, body: {}, headers: { "retry-after": "1" } },
  { reset: "start" },
  { delayMs: 300 },
];
const ENDPOINTS = ["token", "user_info", "video_list"];
// More requests than a fault meets before it is cleared.
const ALL_REQUESTS = 1_000_000;

/** Lets TikTok alternate between working and failing until the signal aborts, and leaves it working. */
export async function flap(tiktok: TikTokControl, everyMs: number, signal: AbortSignal) {
  for (let turn = 0; !signal.aborted; turn++) {
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const fault = FAULTS[turn % FAULTS.length];
    for (const endpoint of ENDPOINTS) {
      await tiktok.fault({ endpoint, times: ALL_REQUESTS, ...fault });
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    await fetch(`${tiktok.url}/_emulator/faults`, { method: "DELETE" });
  }
}
