import { beforeEach, expect, it, vi } from "vitest";
import { TikTokError } from "../client/errors";
import { sampleContext } from "../testing/sample-context";
import { withFallback } from "./read";

const context = sampleContext();

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
});

it("returns the result of the call", async () => {
  expect(await withFallback(context, async () => 1, String)).toBe(1);
  expect(warn).not.toHaveBeenCalled();
});

it("returns the fallback for TikTok's failure and logs it with code and log_id", async () => {
  const detail = { endpoint: "user/info", code: "internal_error", logId: "2026", ms: 12 };
  const call = () => Promise.reject(new TikTokError("unavailable", detail));
  expect(await withFallback(context, call, ({ code }) => `no: ${code}`)).toBe("no: unavailable");
  expect(warn.mock.calls).toEqual([
    [
      "[tiktok] TikTokError: user/info: internal_error " +
        "endpoint=user/info failure=unavailable code=internal_error log_id=2026 ms=12",
    ],
  ]);
});

it("throws every other error on", async () => {
  const call = () => Promise.reject(new RangeError("a bug"));
  await expect(withFallback(context, call, String)).rejects.toThrow("a bug");
  expect(warn).not.toHaveBeenCalled();
});
