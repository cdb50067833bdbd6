import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { inPeriod, readTikTok } from "@/lib/tiktok/reuse";

const URL = "https://open.tiktokapis.com/v2/user/info/?fields=open_id";
const reuse = { tag: "open_id", since: 0 };

afterEach(() => vi.unstubAllGlobals());

it("uses the same cache key for less than five minutes", () => {
  expect(inPeriod(URL, 299)).toBe(inPeriod(URL, 0));
  expect(inPeriod(URL, 300)).not.toBe(inPeriod(URL, 0));
  expect(new globalThis.URL(inPeriod(URL, 0)).search).toBe("?fields=open_id");
});

it("caches nothing without a tag, and calls TikTok again if the cached answer is a failure", async () => {
  const answers = [{ error: "server_error" }, { fine: true }];
  const fetched = vi.fn(async () => Response.json(answers.shift()));
  vi.stubGlobal("fetch", fetched);
  const read = await readTikTok("user/info", URL, {}, z.object({ fine: z.boolean() }), reuse);
  expect(read.body).toEqual({ fine: true });
  expect(fetched.mock.calls).toMatchObject([
    [expect.stringMatching(/#\d+$/), { cache: "force-cache", next: { tags: ["open_id"] } }],
    [URL, { cache: "no-store" }],
  ]);
  await expect(readTikTok("user/info", URL, {}, z.object({}))).rejects.toThrow("user/info");
  expect(fetched).toHaveBeenLastCalledWith(URL, expect.objectContaining({ cache: "no-store" }));
});
