import { afterEach, expect, it, vi } from "vitest";

const OVERRIDES = Symbol.for("site.timeouts");

async function timeoutsWith(overrides?: Record<string, number>) {
  vi.resetModules();
  Object.assign(globalThis, { [OVERRIDES]: overrides });
  return (await import("@/lib/timeouts")).timeouts;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, OVERRIDES);
});

it("waits as the documentation says, and looks at nothing else by itself", async () => {
  vi.stubEnv("callMs", "1");
  expect(await timeoutsWith()).toEqual({
    callMs: 5_000,
    tokenMs: 30_000,
    pageMs: 5_000,
    exportMs: 20_000,
    userLimitMs: 60_000,
    leaseMs: 35_000,
    retryMs: 1_000,
    longestRetryMs: 60_000,
    repeatMs: 1_000,
    connectMs: 3_000,
    queryMs: 5_000,
    lostMs: 1_500,
    idleMs: 5_000,
    outageMs: 5_000,
    pastMs: 5_000,
  });
});

it("holds a lease for longer than the call takes for which it is held", async () => {
  const { leaseMs, tokenMs } = await timeoutsWith();
  expect(leaseMs).toBeGreaterThan(tokenMs);
});

it("takes from a module that Node loads before the site only what that one changes", async () => {
  const before = await timeoutsWith();
  expect(await timeoutsWith({ callMs: 10, pageMs: 20 })).toEqual({
    ...before,
    callMs: 10,
    pageMs: 20,
  });
});
