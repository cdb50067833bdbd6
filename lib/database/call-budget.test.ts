import { afterAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const START = Date.parse("2026-11-25T12:00:20Z");
const test = await createTestDatabase();
Object.assign(process.env, test.env);

const { pauseCalls, reserveCall } = await import("@/lib/database/call-budget");
const { closeDatabase, query } = await import("@/lib/database/open");
const { callsPerMinute } = await import("@/lib/database/schema");
const { stopDatabaseClock } = await import("@/tests/support/database-clock");

const clock = await stopDatabaseClock(new Date(START));
const rows = () => query((database) => database.select().from(callsPerMinute));
const PER_MINUTE = 600;
/** Reserves until it has to wait. */
async function reserveAll(perMinute = PER_MINUTE) {
  for (let count = 0; ; count++) {
    const seconds = await reserveCall("user/info", perMinute);
    if (seconds > 0) return { count, seconds };
  }
}
const setElapsed = (seconds: number) => clock.set(new Date(START + seconds * 1_000));

beforeEach(async () => {
  await query((database) => database.delete(callsPerMinute));
  await setElapsed(0);
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("allows a burst of some seconds, and then as many calls as time passes", async () => {
  const burst = await reserveAll();
  expect(burst.count).toBeGreaterThanOrEqual(20);
  let more = 0;
  let elapsed = 0;
  while (elapsed < 2) {
    const seconds = await reserveCall("user/info", PER_MINUTE);
    if (seconds === 0) more += 1;
    else elapsed += seconds;
    await setElapsed(elapsed);
  }
  // Ten a second, and a slack of two seconds on each side.
  expect(burst.count + more).toBeLessThanOrEqual(Math.ceil((elapsed + 4) * 10) + 2);
  expect(more).toBeGreaterThan(0);
});

it("counts each endpoint by itself", async () => {
  await reserveAll();
  expect(await reserveCall("video/list", PER_MINUTE)).toBe(0);
});

it("does not make up for calls that were not made", async () => {
  // Nothing was called before in this minute, whatever its second.
  expect((await reserveAll()).count).toBeLessThan(60);
});

it("allows one call even with a limit of a few", async () => {
  expect(await reserveCall("user/info", 2)).toBe(0);
});

it("never gives more than the limit to many callers at once", async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => reserveCall("user/info", PER_MINUTE)),
  );
  const granted = answers.filter((seconds) => seconds === 0).length;
  expect(granted).toBeGreaterThanOrEqual(20);
  expect(granted).toBeLessThanOrEqual(62);
});

it("pauses every endpoint as long as asked", async () => {
  await pauseCalls(PER_MINUTE, 1.5);
  for (const endpoint of ["user/info", "video/list"] as const) {
    const seconds = await reserveCall(endpoint, PER_MINUTE);
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(1.7);
  }
  let waited = 0;
  while ((await reserveCall("user/info", PER_MINUTE)) > 0) {
    waited += 0.05;
    await setElapsed(waited);
  }
  expect(waited).toBeGreaterThan(1.4);
  expect(waited).toBeLessThan(2.5);
});

it("pauses beyond the end of a minute, and an hour at most", async () => {
  await pauseCalls(PER_MINUTE, 150);
  expect(await reserveCall("user/info", PER_MINUTE)).toBeGreaterThan(5);
  const minutes = (await rows()).filter(({ endpoint }) => endpoint === "user/info");
  expect(minutes.length).toBeGreaterThanOrEqual(3);
  const used = minutes.map(({ calls }) => calls).sort((one, other) => other - one);
  expect(used.slice(0, 2)).toEqual([620, 620]);
  await pauseCalls(PER_MINUTE, 24 * 60 * 60);
  expect((await rows()).length).toBeLessThanOrEqual(2 * 62);
});
