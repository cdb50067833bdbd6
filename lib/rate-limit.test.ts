import { createRequire } from "node:module";
import { beforeEach, expect, it, vi } from "vitest";

let secondsOverLimit: typeof import("@/lib/rate-limit").secondsOverLimit;
let addressOf: typeof import("@/lib/rate-limit").addressOf;
beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal("rateLimits", undefined);
  vi.useFakeTimers({ now: 0 });
  ({ addressOf, secondsOverLimit } = await import("@/lib/rate-limit"));
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

const from = (address: string) => addressOf(new Headers({ "x-forwarded-for": address }));
const signIns = async (times: number, address: string) => {
  let last: number | null = null;
  for (let time = 0; time < times; time++) last = await secondsOverLimit("signIn", from(address));
  return last;
};

it("lets an address start sixty sign-ins a minute, and says how long to wait", async () => {
  expect(await signIns(60, "192.0.2.1")).toBeNull();
  vi.advanceTimersByTime(20_000);
  expect(await signIns(1, "192.0.2.1")).toBe(40);
  vi.advanceTimersByTime(40_000);
  expect(await signIns(1, "192.0.2.1")).toBeNull();
});

it("counts each address and each thing apart", async () => {
  await signIns(61, "192.0.2.1");
  expect(await signIns(1, "192.0.2.2")).toBeNull();
  expect(await secondsOverLimit("unsignedWebhook", from("192.0.2.1"))).toBeNull();
});

it("does not let a visitor use up the limit of another one behind the same proxy", async () => {
  await signIns(61, "192.0.2.1, 198.51.100.7");
  expect(await signIns(1, "192.0.2.1")).toBeNull();
  expect(await signIns(1, "192.0.2.9, 198.51.100.7")).toBeNull();
});

it("uses the address that Vercel sets, on Vercel", async () => {
  vi.stubEnv("VERCEL", "1");
  vi.resetModules();
  vi.stubGlobal("rateLimits", undefined);
  ({ addressOf, secondsOverLimit } = await import("@/lib/rate-limit"));
  const headers = (forged: string) =>
    new Headers({ "x-forwarded-for": forged, "x-vercel-forwarded-for": "192.0.2.1" });
  for (let time = 0; time < 60; time++)
    await secondsOverLimit("signIn", addressOf(headers(String(time))));
  expect(await secondsOverLimit("signIn", addressOf(headers("another")))).toBe(60);
});

it("counts with the limiters that another bundle has created", async () => {
  const require = createRequire(import.meta.url);
  for (const file of Object.keys(require.cache)) {
    if (file.includes("rate-limiter-flexible")) delete require.cache[file];
  }
  const { RateLimiterMemory } = require("rate-limiter-flexible");
  vi.resetModules();
  vi.stubGlobal("rateLimits", { signIn: new RateLimiterMemory({ points: 1, duration: 60 }) });
  ({ addressOf, secondsOverLimit } = await import("@/lib/rate-limit"));
  expect(await signIns(1, "192.0.2.1")).toBeNull();
  expect(await signIns(1, "192.0.2.1")).toBe(60);
});

it("throws on what is not a refusal", async () => {
  const consume = () => Promise.reject(new TypeError("broken"));
  vi.resetModules();
  vi.stubGlobal("rateLimits", { signIn: { consume } });
  ({ addressOf, secondsOverLimit } = await import("@/lib/rate-limit"));
  await expect(signIns(1, "192.0.2.1")).rejects.toThrow("broken");
});
