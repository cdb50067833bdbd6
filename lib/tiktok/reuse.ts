import type { z } from "zod";
import { TikTokError } from "@/lib/tiktok/errors";
import { type Answer, askTikTok } from "@/lib/tiktok/request";

/** How long an answer may be used again, in seconds. */
const FRESH_SECONDS = 300;

/** How an answer may be used again. */
export interface Reuse {
  /** What it can be dropped by: the open_id. */
  tag: string;
  /** From when on the five minutes are counted, in Unix seconds. */
  since: number;
}

/**
 * Reads from TikTok, or gives the answer to the same question again for at most five minutes. Next keys
 * what it keeps by address, body and headers, so by the access token, too.
 * @param reuse without it TikTok is always asked
 * @throws {TikTokError} with TikTok's code and log_id
 */
export async function readTikTok<Schema extends z.ZodType>(
  endpoint: string,
  url: string,
  init: RequestInit,
  schema: Schema,
  reuse?: Reuse,
): Promise<Answer<z.output<Schema>>> {
  const afresh = () => askTikTok(endpoint, url, { ...init, cache: "no-store" }, schema);
  if (!reuse) return afresh();
  const next = { revalidate: FRESH_SECONDS, tags: [reuse.tag] };
  try {
    const kept = { ...init, cache: "force-cache" as const, next };
    return await askTikTok(
      endpoint,
      forThisWhile(url, Date.now() / 1000 - reuse.since),
      kept,
      schema,
    );
  } catch (error) {
    // Next keeps every 200, and TikTok puts failures into some of them.
    if (!(error instanceof TikTokError) || error.detail.status !== 200) throw error;
    return afresh();
  }
}

/**
 * The same address for five minutes, then another. Next serves an answer that is too old once more, and
 * for as long as TikTok fails: a consent that ended or an outage would not be seen. The fragment is part
 * of Next's key and is never sent.
 * @param seconds since any time that stays the same
 */
export function forThisWhile(url: string, seconds: number): string {
  return `${url}#${Math.floor(seconds / FRESH_SECONDS)}`;
}
