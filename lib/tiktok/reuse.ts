import { createHash } from "node:crypto";
import { unstable_cache } from "next/cache";
import { nowSeconds } from "@/lib/clock";
import type { Answer } from "@/lib/tiktok/request";

/** How long an answer may be reused, in seconds. */
const REUSE_SECONDS = 300;

/** How an answer may be reused. */
export interface Reuse {
  /** The cache tag that drops it: the open_id. */
  tag: string;
  /** When the first five-minute period began, in Unix seconds. */
  since: number;
}

/**
 * Reads from TikTok, or reuses the answer to the same request for at most five minutes. Failures are not
 * kept. Next's cache for `fetch` is not used: it would keep an answer before anything has checked it,
 * whatever its size, and failures inside HTTP 200 as well.
 * @param request everything that the answer depends on, the access token included
 * @param reuse without it TikTok is always called
 */
export function reuseAnswer<Body>(
  request: readonly string[],
  read: () => Promise<Answer<Body>>,
  reuse?: Reuse,
): Promise<Answer<Body>> {
  if (!reuse) return read();
  // Next keeps and logs keys, and an access token must be in neither.
  const parts = JSON.stringify([...request, periodOf(nowSeconds() - reuse.since)]);
  const key = createHash("sha256").update(parts).digest("base64url");
  return unstable_cache(read, [key], { revalidate: REUSE_SECONDS, tags: [reuse.tag] })();
}

/**
 * The number of a five-minute period. Next would reuse an outdated answer once more, and for as long as
 * TikTok fails, which would hide an outage or a revoked grant.
 * @param seconds since a fixed time
 */
export function periodOf(seconds: number): number {
  return Math.floor(seconds / REUSE_SECONDS);
}
