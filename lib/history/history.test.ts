import { nowSeconds } from "tiktok-login";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { dayAt } from "@/lib/day";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const OPEN_ID = "_000sampleOpenId";

const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { closeDatabase, db, query, stored } = await import("@/tests/support/stored");
const { cleanUp, saveReading } = await import("tiktok-login/postgres");
const { statsDay, user } = await import("@/lib/database/schema");
const { finishDay, readDays } = await import("@/lib/history/days");
const { sessions } = await import("@/lib/sessions");
const { allDays, changeClaim, claimedBy, savePerson } = await import(
  "@/tests/support/saved-person"
);

const today = () => dayAt(nowSeconds());
const profile = (changes = {}) => ({ open_id: OPEN_ID, ...changes });
const signIn = (changes = {}) => savePerson(OPEN_ID, {}, changes);
const read = (changes: object, also?: Parameters<typeof saveReading>[3]) =>
  saveReading(db, OPEN_ID, { profile: profile(changes), readAt: nowSeconds() }, also);

beforeEach(() => query((database) => database.delete(user)), SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

describe("a sign-in", () => {
  it("saves the day's counts, and lets the daily job find the user", async () => {
    const userId = await signIn({ follower_count: 81_234_567_890 });
    expect(await allDays()).toMatchObject([{ userId, day: today(), followers: 81_234_567_890 }]);
    expect(await claimedBy(OPEN_ID)).toEqual({ statsOn: null, claimedUntil: null });
  });

  it("without counts leaves no row", async () => {
    await signIn({ follower_count: undefined });
    expect(await allDays()).toEqual([]);
  });

  it("again leaves what the daily job knows", async () => {
    await signIn();
    await changeClaim(OPEN_ID, { statsOn: today() });
    await signIn();
    expect(await claimedBy(OPEN_ID)).toMatchObject({ statsOn: today() });
  });
});

describe("a reading", () => {
  it("replaces the day's row, and keeps the views of the daily job", async () => {
    const userId = await signIn();
    const views = 9_876_543_210;
    await read({ follower_count: 5 }, (saved) => finishDay(saved, today(), views));
    await read({ follower_count: 6 });
    expect(await allDays()).toMatchObject([{ userId, followers: 6, likes: null, views }]);
    expect(await claimedBy(OPEN_ID)).toMatchObject({ statsOn: today() });
    expect(await readDays(stored, userId, "2026-01-01")).toHaveLength(1);
    expect(await readDays(stored, userId, "2999-01-01")).toEqual([]);
  });

  it("of a user who came with another provider has a row", async () => {
    const userId = await signIn();
    await test.query(
      "insert into account (user_id, type, provider, provider_account_id) values ($1, 'oauth', 'github', '7')",
      [userId],
    );
    await read({ follower_count: 7 });
    expect(await allDays()).toMatchObject([{ followers: 7 }]);
  });

  it("without counts has no row, unless it has views", async () => {
    await signIn();
    await query((database) => database.delete(statsDay));
    await read({ display_name: "Nameless" });
    expect(await allDays()).toEqual([]);
    await read({}, (saved) => finishDay(saved, today(), 8));
    expect(await allDays()).toMatchObject([{ followers: null, views: 8 }]);
  });

  it("of a grant that has ended is not saved, and neither are its views", async () => {
    await signIn();
    await sessions.endGrant(OPEN_ID, "disconnected", { sayWhy: false });
    await read({ follower_count: 7 }, (saved) => finishDay(saved, today(), 8));
    expect(await allDays()).toEqual([]);
  });
});

describe("the history of a user", () => {
  it("is deleted when the user disconnects TikTok, but nobody else's", async () => {
    await savePerson("another");
    await signIn();
    await sessions.endGrant(OPEN_ID, "disconnected", { sayWhy: false });
    expect(await allDays()).toHaveLength(1);
    expect(await claimedBy(OPEN_ID)).toBeUndefined();
    expect(await claimedBy("another")).toBeDefined();
  });

  it("stays if the grant could not be ended", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await signIn();
    await test.query("alter table session rename to away");
    await expect(sessions.endGrant(OPEN_ID, "disconnected", { sayWhy: false })).rejects.toThrow();
    await test.query("alter table away rename to session");
    expect(await allDays()).toHaveLength(1);
    expect(await claimedBy(OPEN_ID)).toBeDefined();
  });

  it("stays when the tokens of a dead grant are deleted", async () => {
    await savePerson(OPEN_ID, { refreshExpiresAt: new Date(Date.now() - 2 * 86_400_000) });
    await cleanUp(stored);
    const ended = await test.query("select ended_because from account where refresh_token is null");
    expect(ended).toEqual([{ ended_because: "expired" }]);
    expect(await allDays()).toHaveLength(1);
  });

  it("is deleted with the user", async () => {
    await sessions.users?.deleteUser(await signIn());
    expect(await allDays()).toEqual([]);
    expect(await test.query("select from stats_claim")).toEqual([]);
  });
});
