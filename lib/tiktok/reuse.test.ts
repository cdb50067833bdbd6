import { unstable_cache } from "next/cache";
import { beforeEach, expect, it, vi } from "vitest";
import { periodOf, reuseAnswer } from "@/lib/tiktok/reuse";

vi.mock("next/cache", () => ({ unstable_cache: vi.fn() }));

const reuse = { tag: "open_id", since: 0 };
const answer = { body: "fine", at: 1 };

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  vi.mocked(unstable_cache)
    .mockReset()
    .mockImplementation((read) => read);
  return () => vi.useRealTimers();
});

const keyOf = async (request: string[]) => {
  await reuseAnswer(request, async () => answer, reuse);
  return vi.mocked(unstable_cache).mock.lastCall?.[1]?.[0];
};

it("uses the same period for less than five minutes", () => {
  expect(periodOf(299)).toBe(periodOf(0));
  expect(periodOf(300)).not.toBe(periodOf(0));
});

it("reuses the answer to the same request in the same period, under the person's tag", async () => {
  const key = await keyOf(["url", "act.token"]);
  expect(await keyOf(["url", "act.token"])).toBe(key);
  expect(await keyOf(["url", "act.another"])).not.toBe(key);
  expect(await keyOf(["another", "act.token"])).not.toBe(key);
  vi.setSystemTime(300_000);
  expect(await keyOf(["url", "act.token"])).not.toBe(key);
  expect(vi.mocked(unstable_cache).mock.lastCall?.[2]).toEqual({
    revalidate: 300,
    tags: ["open_id"],
  });
});

it("has no access token in the key", async () => {
  expect(await keyOf(["url", "act.token"])).not.toContain("act.");
});

it("caches nothing without a tag", async () => {
  expect(await reuseAnswer(["url"], async () => answer)).toBe(answer);
  expect(unstable_cache).not.toHaveBeenCalled();
});
