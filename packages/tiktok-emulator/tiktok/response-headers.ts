import { createHash } from "node:crypto";

/**
 * The headers that TikTok's servers were seen to add to an answer. Their values follow from the log id and mean
 * nothing.
 */
export function tiktokHeaders(logId: string): Record<string, string> {
  const hex = createHash("sha256").update(logId).digest("hex");
  const milliseconds = String(5 + (Number.parseInt(hex.slice(0, 2), 16) % 90));
  return {
    "x-tt-logid": logId,
    "x-tt-trace-id": `00-${hex.slice(0, 32)}-${hex.slice(32, 48)}-01`,
    "x-tt-trace-host": hex,
    "x-tt-trace-tag": "id=16;cdn-cache=miss;type=dyn",
    "x-tt-origin-idc": "emulator",
    "server-timing": `inner; dur=${milliseconds}`,
    "x-origin-response-time": milliseconds,
    "x-parent-response-time": milliseconds,
  };
}
