import { RateLimiterPostgres } from "rate-limiter-flexible";
import { nowSeconds } from "tiktok-login";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { dayAfter } from "@/lib/day";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const TODAY = "2026-11-25";
const PLENTY = { budget: 30_000, perMinute: 100_000 };
const STATS = "user.info.basic,user.info.stats";

// A wait passes at once, and the clocks move instead. One that can be cut short is a bound on something else.
vi.mock("node:timers/promises", async (original) => {
  const real = await original<typeof import("node:timers/promises")>();
  const setTimeout: typeof real.setTimeout = (ms = 0, value, options) =>
    options?.signal ? real.setTimeout(ms, value, options) : passTime(ms).then(() => value as never);
  return { ...real, setTimeout };
});
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { TikTokError } = await import("tiktok-login");
const { tiktok } = await import("@/lib/sessions");
const { runDaily } = await import("@/lib/history/daily");
const { closeDatabase, query } = await import("@/tests/support/stored");
const { callLimit, statsClaim, statsDay, user } = await import("@/lib/database/schema");
const { stopDatabaseClock } = await import("@/tests/support/database-clock");
const { allDays, changeClaim, changeGrant, claimedBy, grantOf, savePerson } = await import(
  "@/tests/support/saved-person"
);

// In the middle of a minute, for each test.
const START = new Date(`${TODAY}T12:00:30Z`);
const databaseClock = await stopDatabaseClock(START);

/** Moves the clocks of the job and of its database forward. */
async function passTime(ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + Math.max(ms, 0));
  await databaseClock.moveTo(new Date());
}

const openIdOf = (accessToken: string) => accessToken.replace("act.", "");
const profileOf = (accessToken: string) => ({
  profile: { open_id: openIdOf(accessToken), follower_count: 5, likes_count: 90_000_000_000 },
  readAt: nowSeconds(),
});
const failure = (
  code: "unavailable" | "rate_limited" | "grant_invalid",
  detail: { retryAfter?: number } = {},
) => new TikTokError(code, { endpoint: "user/info", ...detail });
/** Calls fail for these people. */
const failFor = (openIds: string[], error: Error) =>
  vi.mocked(tiktok.profile).mockImplementation(async (token) => {
    if (openIds.includes(openIdOf(token))) throw error;
    return profileOf(token);
  });
const pageOf = (views: number[], next: number | null, first = 0) => ({
  videos: views.map((view_count, index) => ({ id: String(first + index), view_count })) as never[],
  next,
  readAt: nowSeconds(),
});
const logged = () => vi.mocked(console.log).mock.calls.map(([line]) => String(line));

/** People whose sign-in has left no row. */
async function savePeople(openIds: string[], columns = {}) {
  for (const openId of openIds) await savePerson(openId, columns);
  await query((database) => database.delete(statsDay));
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  await databaseClock.set(START);
  await query((database) => database.delete(user));
  await query((database) => database.delete(callLimit));
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(tiktok, "profile")
    .mockReset()
    .mockImplementation(async (token) => profileOf(token));
  vi.spyOn(tiktok, "videos").mockReset().mockResolvedValue(pageOf([], null));
  vi.spyOn(tiktok, "refresh").mockReset().mockRejectedValue(failure("grant_invalid"));
}, SLOW_MS);
afterAll(async () => {
  vi.useRealTimers();
  await closeDatabase();
  await test.drop();
});

it("saves the counts of a person and the views of all videos as today's row", async () => {
  await savePeople(["a"]);
  vi.mocked(tiktok.videos)
    .mockResolvedValueOnce(pageOf([1, 2], 7))
    .mockResolvedValueOnce(pageOf([30, 40_000_000_000], null, 1));
  expect(await runDaily(PLENTY)).toEqual({ read: 1, failed: 0, skipped: 0, left: 0 });
  expect(await allDays()).toEqual([
    expect.objectContaining({
      day: TODAY,
      followers: 5,
      likes: 90_000_000_000,
      videos: null,
      // The second page begins with a video that the first one had.
      views: 40_000_000_031,
    }),
  ]);
  expect(await grantOf("a")).toMatchObject({ followers: 5 });
  expect(await claimedBy("a")).toEqual({ statsOn: TODAY, claimedUntil: null });
  expect(vi.mocked(tiktok.videos).mock.calls).toEqual([
    ["act.a", { cursor: undefined }],
    ["act.a", { cursor: 7 }],
  ]);
});

it("reads everyone once a day", async () => {
  await savePeople(["a", "b", "c"]);
  expect(await runDaily(PLENTY)).toMatchObject({ read: 3, left: 0 });
  expect(await runDaily(PLENTY)).toEqual({ read: 0, failed: 0, skipped: 0, left: 0 });
  expect(tiktok.profile).toHaveBeenCalledTimes(3);
  await changeClaim("b", { statsOn: dayAfter(TODAY, -1) });
  expect(await runDaily(PLENTY)).toMatchObject({ read: 1, left: 0 });
});

it("reads those whom no sign-in has added", async () => {
  await savePeople(["a", "b"]);
  await query((database) => database.delete(statsClaim));
  expect(await runDaily(PLENTY)).toEqual({ read: 2, failed: 0, skipped: 0, left: 0 });
  expect(await runDaily(PLENTY)).toMatchObject({ read: 0, left: 0 });
});

it("reads five pages of videos at most, and none without the scope", async () => {
  await savePeople(["a"]);
  await savePerson("b", { scope: STATS });
  vi.mocked(tiktok.videos).mockImplementation(async (_, page) => {
    const first = page?.cursor ?? 0;
    return pageOf([1], first + 1, first);
  });
  expect(await runDaily(PLENTY)).toMatchObject({ read: 2 });
  expect(vi.mocked(tiktok.videos).mock.calls.map(([token]) => token)).toEqual(
    Array.from({ length: 5 }, () => "act.a"),
  );
  const views = (await allDays()).map((row) => row.views);
  expect(views.sort()).toEqual([5, null]);
});

it("refreshes a token that has expired", async () => {
  await savePeople(["a"], { expires_at: nowSeconds() - 1 });
  vi.mocked(tiktok.refresh).mockResolvedValue({ access_token: "act.new", expires_in: 7_200 });
  expect(await runDaily(PLENTY)).toMatchObject({ read: 1 });
  expect(vi.mocked(tiktok.profile).mock.calls[0]?.[0]).toBe("act.new");
});

it("does not stop for one grant whose refresh has to wait", async () => {
  await savePeople(["a"], { expires_at: nowSeconds() - 1 });
  await savePeople(["b", "c"]);
  const pause = vi.spyOn(RateLimiterPostgres.prototype, "block");
  vi.mocked(tiktok.refresh).mockRejectedValue(
    new TikTokError("rate_limited", { endpoint: "token", retryAfter: 600 }),
  );
  expect(await runDaily(PLENTY)).toEqual({ read: 2, failed: 1, skipped: 0, left: 1 });
  expect(pause).not.toHaveBeenCalled();
});

describe("a person who fails", () => {
  it("does not stop the others, and is left alone for a quarter of an hour", async () => {
    await savePeople(["a", "b", "c"]);
    failFor(["b"], failure("unavailable"));
    const result = { read: 2, failed: 1, skipped: 0, left: 1 };
    expect(await runDaily(PLENTY)).toEqual(result);
    expect(logged().at(-1)).toBe(
      "[daily] stopped, and some are left read=2 failed=1 skipped=0 left=1",
    );
    expect(await allDays()).toHaveLength(2);
    const { claimedUntil } = (await claimedBy("b")) ?? {};
    const minutes = ((claimedUntil?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThan(16);
    vi.mocked(tiktok.profile).mockImplementation(async (token) => profileOf(token));
    expect(await runDaily(PLENTY)).toEqual({ read: 0, failed: 0, skipped: 0, left: 1 });
    await changeClaim("b", { claimedUntil: new Date(Date.now() - 1) });
    expect(await runDaily(PLENTY)).toEqual({ read: 1, failed: 0, skipped: 0, left: 0 });
    expect(logged().at(-1)).toBe(
      "[daily] everyone has been read today read=1 failed=0 skipped=0 left=0",
    );
  });

  it("keeps the counts if only the videos fail", async () => {
    await savePeople(["a"]);
    vi.mocked(tiktok.videos).mockRejectedValue(failure("unavailable"));
    expect(await runDaily(PLENTY)).toMatchObject({ read: 0, failed: 1, left: 1 });
    expect(await allDays()).toEqual([expect.objectContaining({ followers: 5, views: null })]);
    await changeClaim("a", { claimedUntil: null });
    vi.mocked(tiktok.videos).mockResolvedValue(pageOf([8], null));
    expect(await runDaily(PLENTY)).toMatchObject({ read: 1, left: 0 });
    expect(await allDays()).toEqual([expect.objectContaining({ followers: 5, views: 8 })]);
  });

  it("is not tried again when the grant has ended", async () => {
    await savePeople(["a"], { expires_at: nowSeconds() - 1 });
    expect(await runDaily(PLENTY)).toEqual({ read: 0, failed: 0, skipped: 1, left: 0 });
    await changeClaim("a", { claimedUntil: null });
    expect(await runDaily(PLENTY)).toEqual({ read: 0, failed: 0, skipped: 0, left: 0 });
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
  });
});

it("skips people who allow no counts, without a call", async () => {
  await savePeople(["a"], { scope: "user.info.basic" });
  expect(await runDaily(PLENTY)).toEqual({ read: 0, failed: 0, skipped: 0, left: 0 });
  expect(tiktok.profile).not.toHaveBeenCalled();
  expect(await allDays()).toEqual([]);
});

it("stops for as long as TikTok asks, then reads the users it was refused", async () => {
  const people = Array.from({ length: 12 }, (_, n) => `person ${n}`);
  await savePeople(people);
  const calls: number[] = [];
  let refusals = 1;
  const pause = vi.spyOn(RateLimiterPostgres.prototype, "block");
  const isPaused = () => pause.mock.settledResults[0]?.type === "fulfilled";
  vi.mocked(tiktok.profile).mockImplementation(async (token) => {
    calls.push(Date.now());
    if (refusals-- > 0) throw failure("rate_limited", { retryAfter: 2 });
    await vi.waitUntil(isPaused, { timeout: SLOW_MS });
    return profileOf(token);
  });
  expect(await runDaily(PLENTY)).toEqual({ read: 12, failed: 0, skipped: 0, left: 0 });
  // Those that were under way already, and the others two seconds later.
  const [first = 0] = calls;
  const early = calls.filter((at) => at - first < 1_500);
  expect(early.length).toBeLessThanOrEqual(8);
  expect(calls.length).toBe(13);
});

it(
  "waits a minute when everyone fails, instead of giving everyone up",
  async () => {
    const people = Array.from({ length: 60 }, (_, n) => `person ${n}`);
    await savePeople(people);
    failFor(people, failure("unavailable"));
    const { failed, left } = await runDaily({ ...PLENTY, budget: 12_000 });
    expect(failed).toBeGreaterThanOrEqual(20);
    expect(failed).toBeLessThan(30);
    expect(left).toBe(60);
  },
  SLOW_MS,
);

it(
  "begins no one after its time, and the next run goes on",
  async () => {
    const people = Array.from({ length: 80 }, (_, n) => `person ${n}`);
    await savePeople(people);
    vi.mocked(tiktok.profile).mockImplementation(async (token) => {
      await passTime(50);
      return profileOf(token);
    });
    const first = await runDaily({ ...PLENTY, budget: 1_500 });
    // Thirty fill the time, and the others were under way.
    expect(first.read).toBeGreaterThanOrEqual(30);
    expect(first.read).toBeLessThan(38);
    expect(first.left).toBe(80 - first.read);
    expect(logged().at(-1)).toMatch(
      /^\[daily\] stopped, and some are left read=\d+ failed=0 skipped=0 left=\d+$/,
    );
    // Those that were claimed and not begun are free again after two minutes.
    await query((database) => database.execute("update stats_claim set claimed_until = null"));
    const second = await runDaily(PLENTY);
    expect(second).toMatchObject({ read: first.left, left: 0 });
    expect(tiktok.profile).toHaveBeenCalledTimes(80);
  },
  SLOW_MS,
);

it(
  "shares the work with another run",
  async () => {
    const people = Array.from({ length: 40 }, (_, n) => `person ${n}`);
    await savePeople(people);
    // Each run reads eight people at once. None of the sixteen is read before all are being read.
    let begun = 0;
    vi.mocked(tiktok.profile).mockImplementation(async (token) => {
      begun += 1;
      await vi.waitUntil(() => begun >= 16, { timeout: SLOW_MS });
      return profileOf(token);
    });
    const [one, other] = await Promise.all([runDaily(PLENTY), runDaily(PLENTY)]);
    expect((one?.read ?? 0) + (other?.read ?? 0)).toBe(40);
    expect(Math.min(one?.read ?? 0, other?.read ?? 0)).toBeGreaterThan(5);
    expect(tiktok.profile).toHaveBeenCalledTimes(40);
  },
  SLOW_MS,
);

it(
  "keeps to the limit of calls",
  async () => {
    const people = Array.from({ length: 30 }, (_, n) => `person ${n}`);
    await savePeople(people);
    // Two calls a second.
    const { read, left } = await runDaily({ budget: 2_000, perMinute: 120 });
    expect(read).toBeGreaterThanOrEqual(2);
    expect(read).toBeLessThanOrEqual(6);
    expect(read + left).toBe(30);
  },
  SLOW_MS,
);

it(
  "finishes the user being read when the database fails in between",
  async () => {
    const people = Array.from({ length: 30 }, (_, n) => `person ${n}`);
    await savePeople(people);
    const rename = (from: string, to: string) =>
      query((database) => database.execute(`alter table ${from} rename to ${to}`));
    let reads = 0;
    vi.mocked(tiktok.profile).mockImplementation(async (token) => {
      reads += 1;
      if (reads === 10) await rename("call_limit", "gone");
      return profileOf(token);
    });
    // Without videos, a person who has been begun needs no more calls.
    await query((database) => database.execute(`update account set scope = '${STATS}'`));
    await expect(runDaily(PLENTY)).rejects.toMatchObject({ name: "DatabaseProblem" });
    await rename("gone", "call_limit");
    expect(reads).toBeLessThan(30);
    expect(await allDays()).toHaveLength(reads);
  },
  SLOW_MS,
);

it("tries a grant whose secret is gone once a day, and keeps it for when the secret is back", async () => {
  await savePeople(["lost", "fine"]);
  const known = await grantOf("fine");
  await changeGrant("lost", { access_token: known?.access_token, refresh_token: "v1.gone.AAAA" });
  expect(await runDaily(PLENTY)).toEqual({ read: 1, failed: 0, skipped: 1, left: 0 });
  expect(await grantOf("lost")).toMatchObject({ endedBecause: null });
  expect(await claimedBy("lost")).toMatchObject({ statsOn: TODAY });
});
