import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const test = await createTestDatabase();
Object.assign(process.env, test.env);

const { pauseCalls, reserveCall } = await import("@/lib/database/call-budget");
const { firstValue } = await import("@/lib/database/first-value");
const { closeDatabase, query } = await import("@/lib/database/open");
const { callsPerMinute } = await import("@/lib/database/schema");

const rows = () => query((database) => database.select().from(callsPerMinute));
const PER_MINUTE = 600;
/** Reserves until it has to wait. */
async function reserveAll(perMinute = PER_MINUTE) {
  for (let count = 0; ; count++) {
    const seconds = await reserveCall("user/info", perMinute);
    if (seconds > 0) return { count, seconds };
  }
}

beforeEach(async () => {
  await query((database) => database.delete(callsPerMinute));
  // Far enough from the end of the minute of the database for one test.
  const second = sql`select extract(second from now())::float8 as value`;
  const elapsed = Number(await query((database) => firstValue(database, second)));
  if (elapsed > 50) await new Promise((done) => setTimeout(done, (60.5 - elapsed) * 1_000));
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("allows a burst of some seconds, and then as many calls as time passes", async () => {
  const startedAt = performance.now();
  const burst = await reserveAll();
  expect(burst.count).toBeGreaterThanOrEqual(20);
  let more = 0;
  while (performance.now() - startedAt < 2_000) {
    const seconds = await reserveCall("user/info", PER_MINUTE);
    if (seconds === 0) more += 1;
    else await new Promise((done) => setTimeout(done, seconds * 1_000));
  }
  const elapsed = (performance.now() - startedAt) / 1_000;
  // Ten a second, and a slack of two seconds on each side.
  expect(burst.count + more).toBeLessThanOrEqual(Math.ceil((elapsed + 4) * 10) + 2);
  expect(more).toBeGreaterThan(0);
}, 60_000);

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
  const startedAt = performance.now();
  for (const endpoint of ["user/info", "video/list"] as const) {
    const seconds = await reserveCall(endpoint, PER_MINUTE);
    expect(seconds).toBeGreaterThan(1);
    expect(seconds).toBeLessThan(1.7);
  }
  while ((await reserveCall("user/info", PER_MINUTE)) > 0)
    await new Promise((done) => setTimeout(done, 20));
  const waited = performance.now() - startedAt;
  expect(waited).toBeGreaterThan(1_400);
  expect(waited).toBeLessThan(2_500);
}, 10_000);

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
