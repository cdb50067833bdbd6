import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const PER_MINUTE = 480;
const PER_SECOND = PER_MINUTE / 60;

// A wait passes at once, and the clock moves instead.
vi.mock("node:timers/promises", async (original) => ({
  ...(await original<object>()),
  setTimeout: async (ms = 0) => void vi.setSystemTime(Date.now() + ms),
}));
const test = await createTestDatabase();
Object.assign(process.env, test.env);

const { closeDatabase, query, stored } = await import("@/tests/support/stored");
const { callLimit } = await import("@/lib/database/schema");
const { newCallBudget } = await import("@/lib/history/call-budget");

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 25, 12) });
  await query((database) => database.delete(callLimit));
}, SLOW_MS);
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

const inSeconds = (seconds: number) => Date.now() + seconds * 1_000;

/** Makes calls until the time is over. @returns when, in milliseconds */
async function callUntil(
  until: number,
  calls = newCallBudget(stored, PER_MINUTE),
): Promise<number[]> {
  const times: number[] = [];
  while (await calls.wait("user/info", until)) times.push(Date.now());
  return times;
}

it(
  "allows no more than the limit in any minute, also if two processes call",
  async () => {
    const until = inSeconds(90);
    // Two that count in the same table.
    const [one, other] = await Promise.all([callUntil(until), callUntil(until)]);
    const times = [...one, ...other];
    const inMinuteAfter = (from: number) =>
      times.filter((ms) => ms >= from && ms < from + 60_000).length;
    const most = Math.max(...times.map(inMinuteAfter));
    expect(most).toBeLessThanOrEqual(PER_MINUTE + PER_SECOND);
    expect(most).toBeGreaterThan(PER_MINUTE / 2);
  },
  SLOW_MS,
);

it("counts each endpoint by itself, and gives up at the end of the time", async () => {
  const calls = newCallBudget(stored, PER_MINUTE);
  expect(await callUntil(inSeconds(0.9), calls)).toHaveLength(PER_SECOND);
  vi.setSystemTime(Date.UTC(2026, 10, 25, 12));
  expect(await calls.wait("user/info", inSeconds(0.5))).toBe(false);
  expect(await calls.wait("video/list", inSeconds(0.1))).toBe(true);
});

it("makes up for no calls that were not made", async () => {
  const calls = newCallBudget(stored, PER_MINUTE);
  await calls.wait("user/info", inSeconds(1));
  vi.setSystemTime(inSeconds(30));
  expect(await callUntil(inSeconds(0.9), calls)).toHaveLength(PER_SECOND);
});

it("keeps to a limit of a few calls a minute", async () => {
  expect((await callUntil(inSeconds(119), newCallBudget(stored, 2))).length).toBeLessThanOrEqual(4);
  expect((await callUntil(inSeconds(119), newCallBudget(stored, 90))).length).toBeLessThanOrEqual(
    120,
  );
});

it("knows limits that do not divide a minute", async () => {
  expect((await callUntil(inSeconds(59), newCallBudget(stored, 7))).length).toBeLessThanOrEqual(7);
});

it("keeps a longer pause when a shorter one is asked for", async () => {
  const calls = newCallBudget(stored, PER_MINUTE);
  await calls.pause(150);
  await calls.pause(60);
  vi.setSystemTime(inSeconds(100));
  expect(await calls.wait("user/info", inSeconds(0.1))).toBe(false);
});

it("never gives more than the limit to many callers at once", async () => {
  const calls = Array.from({ length: 50 }, () => newCallBudget(stored, PER_MINUTE));
  const until = inSeconds(0.5);
  const answers = await Promise.all(calls.map((one) => one.wait("user/info", until)));
  expect(answers.filter(Boolean)).toHaveLength(PER_SECOND);
});

it("pauses every endpoint in every process as long as asked, an hour at most", async () => {
  await newCallBudget(stored, PER_MINUTE).pause(150);
  for (const endpoint of ["user/info", "video/list"] as const)
    expect(await newCallBudget(stored, PER_MINUTE).wait(endpoint, inSeconds(70))).toBe(false);
  vi.setSystemTime(Date.UTC(2026, 10, 25, 12, 2, 31));
  expect(await newCallBudget(stored, PER_MINUTE).wait("user/info", inSeconds(0.1))).toBe(true);
  await newCallBudget(stored, PER_MINUTE).pause(24 * 60 * 60);
  vi.setSystemTime(inSeconds(60 * 60 + 1));
  expect(await newCallBudget(stored, PER_MINUTE).wait("user/info", inSeconds(0.1))).toBe(true);
});
