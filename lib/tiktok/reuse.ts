import type { z } from "zod";
import { nowSeconds } from "@/lib/clock";
import { TikTokError } from "@/lib/tiktok/errors";
import { type Answer, callTikTok } from "@/lib/tiktok/request";

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
 * Reads from TikTok, or reuses the answer to the same request for at most five minutes. Next's cache key
 * consists of the address, body and headers, and so includes the access token.
 * @param reuse without it TikTok is always called
 * @throws {TikTokError} with TikTok's code and log_id
 */
export async function readTikTok<Schema extends z.ZodType>(
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
  reuse?: Reuse,
): Promise<Answer<z.output<Schema>>> {
  const readNow = () => callTikTok(endpoint, url, { ...init, cache: "no-store" }, schema);
  if (!reuse) return readNow();
  const next = { revalidate: REUSE_SECONDS, tags: [reuse.tag] };
  const cached = { ...init, cache: "force-cache" as const, next };
  try {
    return await callTikTok(endpoint, inPeriod(url, nowSeconds() - reuse.since), cached, schema);
  } catch (error) {
    // Next caches every 200, and TikTok reports some failures in one.
    if (!(error instanceof TikTokError) || error.detail.status !== 200) throw error;
    return readNow();
  }
}

/**
 * The address with the number of its five-minute period. Next would reuse an outdated answer once more, and
 * for as long as TikTok fails, which would hide an outage or a revoked grant. The fragment is part of Next's
 * cache key and is never sent.
 * @param seconds since a fixed time
 */
export function inPeriod(url: string, seconds: number): string {
  return `${url}#${Math.floor(seconds / REUSE_SECONDS)}`;
}
