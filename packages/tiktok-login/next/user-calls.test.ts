import { beforeEach, expect, it, vi } from "vitest";
import { CALLS_PER_USER, countCallsWith, takeCalls } from "@/lib/session/user-calls";

// A wait passes at once, and the clock moves instead.
vi.mock("node:timers/promises", () => ({
  setTimeout: async (ms = 0) => void vi.setSystemTime(Date.now() + ms),
}));

let user = "";
beforeEach(() => {
  user = crypto.randomUUID();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 26) });
});

const take = (options = {}, openId = user) => takeCalls(openId, "video/list", options);
const refusal = (retryAfter: number) => ({
  failure: "too_many_calls",
  detail: { endpoint: "video/list", retryAfter },
});

it("allows a user a tenth of TikTok's calls in the minute that begins with the first", async () => {
  for (let call = 0; call < CALLS_PER_USER; call++) {
    await take();
    vi.setSystemTime(Date.now() + 500);
  }
  await expect(take()).rejects.toMatchObject(refusal(30));
  await take({}, "another");
  vi.setSystemTime(Date.now() + 30_001);
  await take();
});

it("takes all calls or none", async () => {
  await take({ calls: 50 });
  await expect(take({ calls: 11 })).rejects.toMatchObject(refusal(60));
  await take({ calls: 10 });
  await expect(take()).rejects.toMatchObject(refusal(60));
});

it("waits for calls as long as it may", async () => {
  await take({ calls: 60 });
  const began = Date.now();
  vi.setSystemTime(began + 45_000);
  await expect(take({ until: began + 59_000 })).rejects.toMatchObject(refusal(15));
  await take({ until: began + 65_000 });
  expect(Date.now()).toBeLessThanOrEqual(began + 61_000);
});

it("can be counted elsewhere", async () => {
  const { takeCalls: before } = globalThis as { takeCalls?: Parameters<typeof countCallsWith>[0] };
  countCallsWith(async () => 7);
  await expect(take()).rejects.toMatchObject(refusal(7));
  if (before) countCallsWith(before);
  await take();
});
