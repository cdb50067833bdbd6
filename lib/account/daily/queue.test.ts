import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { newQueue } from "@/lib/account/daily/queue";
import { claimPeople, secondsToNextClaim } from "@/lib/database/claims";

vi.mock("@/lib/database/claims");
// A wait passes at once, and the clock moves instead.
vi.mock("node:timers/promises", () => ({
  setTimeout: async (ms: number) => void vi.advanceTimersByTime(ms),
}));

const MINUTE_MS = 60_000;
const people = (...openIds: string[]) => openIds.map((openId) => ({ openId, scopes: [] }));
const inMinutes = (minutes: number) => Date.now() + minutes * MINUTE_MS;

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(claimPeople).mockReset().mockResolvedValue([]);
  vi.mocked(secondsToNextClaim).mockReset().mockResolvedValue(null);
});
afterEach(() => void vi.useRealTimers());

it("claims once for all who ask at the same time", async () => {
  vi.setSystemTime(Date.UTC(2026, 10, 25, 23, 59));
  vi.mocked(claimPeople).mockResolvedValueOnce(people("a", "b", "c"));
  const next = newQueue(inMinutes(1));
  const asked = await Promise.all([next(), next(), next(), next()]);
  expect(asked.map((person) => person?.openId)).toEqual(["a", "b", "c", undefined]);
  expect(vi.mocked(claimPeople).mock.calls).toEqual([
    ["2026-11-25", 8],
    ["2026-11-25", 8],
  ]);
});

it("hands out no one whose claim has grown old", async () => {
  vi.mocked(claimPeople)
    .mockResolvedValueOnce(people("a", "b", "c"))
    .mockResolvedValueOnce(people("d"));
  const next = newQueue(inMinutes(5));
  expect((await next())?.openId).toBe("a");
  vi.advanceTimersByTime(19_000);
  expect((await next())?.openId).toBe("b");
  vi.advanceTimersByTime(2_000);
  expect((await next())?.openId).toBe("d");
});

it("waits for someone who can be claimed in time", async () => {
  vi.mocked(claimPeople).mockResolvedValueOnce([]).mockResolvedValueOnce(people("a"));
  vi.mocked(secondsToNextClaim).mockResolvedValue(30);
  expect((await newQueue(inMinutes(1))())?.openId).toBe("a");
});

it("does not wait for someone who cannot be claimed in time", async () => {
  vi.mocked(secondsToNextClaim).mockResolvedValue(90);
  expect(await newQueue(inMinutes(1))()).toBeNull();
});

it("stops waiting when its time is over", async () => {
  vi.mocked(secondsToNextClaim).mockResolvedValue(0);
  const until = inMinutes(0.05);
  expect(await newQueue(until)()).toBeNull();
  expect(Date.now()).toBe(until);
});
