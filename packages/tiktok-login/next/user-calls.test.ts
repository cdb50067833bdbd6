import { beforeEach, expect, it, vi } from "vitest";
import { sampleContext } from "../testing/sample-context";
import type { UserStore } from "./store";
import { CALLS_PER_USER, takeCalls } from "./user-calls";

const context = sampleContext();

// A wait passes at once, and the clock moves instead.
vi.mock("node:timers/promises", () => ({
  setTimeout: async (ms = 0) => void vi.setSystemTime(Date.now() + ms),
}));

let user = "";
beforeEach(() => {
  user = crypto.randomUUID();
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 26) });
});

const take = (options = {}, openId = user) => takeCalls(context, openId, "video/list", options);
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

it("allows no more in any other minute", async () => {
  const allowed: number[] = [];
  for (let second = 0; second < 200; second++) {
    const isAllowed = await take({ calls: 3 }).then(
      () => true,
      () => false,
    );
    // Few, and then as many as possible, so that a minute that began with the first call would end among them.
    if (isAllowed) allowed.push(Date.now());
    vi.setSystemTime(Date.now() + (second === 0 ? 50_000 : 1_000));
  }
  const inMinuteAfter = (from: number) =>
    allowed.filter((time) => time >= from && time < from + 60_000).length * 3;
  expect(Math.max(...allowed.map(inMinuteAfter))).toBe(CALLS_PER_USER);
});

it("takes all calls or none", async () => {
  await take({ calls: 50 });
  await expect(take({ calls: 11 })).rejects.toMatchObject(refusal(60));
  await take({ calls: 10 });
  await expect(take()).rejects.toMatchObject(refusal(60));
});

it("refuses more calls than a minute has", async () => {
  await expect(take({ calls: CALLS_PER_USER + 1 })).rejects.toMatchObject(refusal(60));
  await take({ calls: CALLS_PER_USER });
});

it("waits for calls as long as it may", async () => {
  await take({ calls: 60 });
  const began = Date.now();
  vi.setSystemTime(began + 45_000);
  await expect(take({ until: began + 59_000 })).rejects.toMatchObject(refusal(15));
  await take({ until: began + 65_000 });
  expect(Date.now()).toBeLessThanOrEqual(began + 61_000);
});

it("is counted by a store that keeps users, for all servers together", async () => {
  const users = { takeCalls: async () => 7 } as unknown as UserStore;
  const shared = { ...context, store: { ...context.store, users } };
  await expect(takeCalls(shared, user, "video/list")).rejects.toMatchObject(refusal(7));
  await take();
});
