import { BurstyRateLimiter, RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { TikTokError } from "@/lib/tiktok/errors";

// TikTok allows 600 calls in any sixty seconds to each endpoint. Sixty seconds touch 61 of the one and two of the other:
// 61 × 8 + 2 × 50 = 588. If several processes share the limit, or if TikTok has raised it, change these.
const PER_SECOND = 8;
const MORE_PER_MINUTE = 50;

/** An endpoint whose calls are limited. TikTok counts each by itself. */
export type LimitedEndpoint = "user/info" | "video/list";

const newLimiter = () =>
  new BurstyRateLimiter(
    new RateLimiterMemory({ points: PER_SECOND, duration: 1 }),
    new RateLimiterMemory({ points: MORE_PER_MINUTE, duration: 60, keyPrefix: "more" }),
  );

// Pages and route handlers are bundled apart, so what they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { tiktokCallLimiter?: BurstyRateLimiter };
shared.tiktokCallLimiter ??= newLimiter();
const limiter = shared.tiktokCallLimiter;

/**
 * Takes one of the calls that this process may make to an endpoint, for pages, which can show what was read before. A
 * call that TikTok refuses would count as well, and all people of the site would wait for the minute to end.
 * @throws {TikTokError} `site_busy` when there is none, with the seconds to wait
 * @see https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit
 */
export async function reserveCall(endpoint: LimitedEndpoint): Promise<void> {
  try {
    await limiter.consume(endpoint);
  } catch (refusal) {
    // Not `instanceof RateLimiterRes`: the limiter may come from another bundle, which has a class of its own.
    if (refusal instanceof Error) throw refusal;
    const retryAfter = Math.max(1, Math.ceil((refusal as RateLimiterRes).msBeforeNext / 1000));
    throw new TikTokError("site_busy", { endpoint, retryAfter });
  }
}
