import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;

const test = await createTestDatabase();
Object.assign(process.env, test.env);

const { closeDatabase, db, query } = await import("@/tests/support/stored");
const { takeCallsOf } = await import("./user-calls");
const { callLimit } = await import("./tables");

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

it("counts the calls of each user on all servers together, for a minute", async () => {
  const all = await Promise.all(Array.from({ length: 70 }, () => takeCallsOf(db, "ann", 1)));
  expect(all.filter((seconds) => seconds === null)).toHaveLength(60);
  expect(all.filter((seconds) => seconds === 65)).toHaveLength(10);
  expect(await takeCallsOf(db, "ben", 50)).toBeNull();
  // All or none.
  expect(await takeCallsOf(db, "ben", 11)).toBe(65);
  expect(await takeCallsOf(db, "ben", 10)).toBeNull();
  const rows = await query((database) => database.select().from(callLimit));
  expect(JSON.stringify(rows)).not.toMatch(/ann|ben/);
  vi.setSystemTime(inSeconds(66));
  expect(await takeCallsOf(db, "ann", 60)).toBeNull();
});

it("allows a user no more calls in any other minute, and says when there are enough", async () => {
  const began = Date.now();
  const at = (seconds: number) => vi.setSystemTime(began + seconds * 1_000);
  expect(await takeCallsOf(db, "ann", 1)).toBeNull();
  at(57);
  expect(await takeCallsOf(db, "ann", 59)).toBeNull();
  at(66);
  // The first call is a minute ago.
  expect(await takeCallsOf(db, "ann", 2)).toBe(56);
  expect(await takeCallsOf(db, "ann", 1)).toBeNull();
  expect(await takeCallsOf(db, "ann", 1)).toBe(56);
  at(123);
  expect(await takeCallsOf(db, "ann", 59)).toBeNull();
});
