import { beforeEach, expect, it, vi } from "vitest";
import type { LimitedEndpoint } from "@/lib/tiktok/call-limit";

const MINUTE = 60_000;
const TIKTOK_ALLOWS = 600;

let reserveCall: (endpoint: LimitedEndpoint) => Promise<void>;

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 26) });
  Object.assign(globalThis, { tiktokCallLimiter: undefined });
  vi.resetModules();
  ({ reserveCall } = await import("@/lib/tiktok/call-limit"));
  return () => vi.useRealTimers();
});

const allowed = (endpoint: LimitedEndpoint = "user/info") =>
  reserveCall(endpoint).then(
    () => true,
    () => false,
  );

it("never allows more than TikTok's limit in any sixty seconds, however many people come", async () => {
  const times: number[] = [];
  for (let ms = 0; ms < 3 * MINUTE; ms += 50) {
    for (let person = 0; person < 4; person++) if (await allowed()) times.push(ms);
    vi.advanceTimersByTime(50);
  }
  const inMinuteAfter = (from: number) =>
    times.filter((ms) => ms >= from && ms < from + MINUTE).length;
  const most = Math.max(...times.map(inMinuteAfter));
  expect(most).toBeLessThanOrEqual(TIKTOK_ALLOWS);
  expect(most).toBeGreaterThan(500);
});

it("says when to try again, and counts each endpoint by itself", async () => {
  while (await allowed());
  await expect(reserveCall("user/info")).rejects.toMatchObject({
    failure: "site_busy",
    detail: { endpoint: "user/info", retryAfter: 1 },
  });
  expect(await allowed("video/list")).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect(await allowed()).toBe(true);
});
