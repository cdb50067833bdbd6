import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const TODAY = "2026-11-25";
const YESTERDAY = "2026-11-24";
const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);

const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { claimPeople, countDue, leaveAlone, secondsToNextClaim, skipUncountable } = await import(
  "@/lib/database/claims"
);
const { closeDatabase, query } = await import("@/lib/database/open");
const { user } = await import("@/lib/database/schema");
const { saveReading } = await import("@/lib/database/history");
const { changeGrant, grantOf, savePerson } = await import("@/tests/support/saved-person");

const claimed = async (atMost = 10) =>
  (await claimPeople(TODAY, atMost)).map(({ openId }) => openId).sort();

beforeEach(() => query((database) => database.delete(user)), SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("claims people with their scopes, each once", async () => {
  for (const openId of ["a", "b", "c"]) await savePerson(openId);
  const first = await claimPeople(TODAY, 2);
  expect(first[0]?.scopes).toEqual(["user.info.basic", "user.info.stats", "video.list"]);
  const second = await claimPeople(TODAY, 2);
  expect([...first, ...second].map(({ openId }) => openId).sort()).toEqual(["a", "b", "c"]);
  expect(await claimed()).toEqual([]);
});

it("claims those that were never read first, then those that wait longest", async () => {
  await savePerson("yesterday", { statsOn: YESTERDAY });
  await savePerson("long ago", { statsOn: "2026-11-01" });
  await savePerson("new");
  expect(await claimed(1)).toEqual(["new"]);
  expect(await claimed(1)).toEqual(["long ago"]);
  expect(await claimed(1)).toEqual(["yesterday"]);
});

it("claims again when a claim has expired, after two minutes", async () => {
  await savePerson("a");
  expect(await claimed()).toEqual(["a"]);
  const seconds = await secondsToNextClaim(TODAY);
  expect(seconds).toBeGreaterThan(115);
  expect(seconds).toBeLessThanOrEqual(120);
  await changeGrant("a", { claimedUntil: at(-1) });
  expect(await secondsToNextClaim(TODAY)).toBe(0);
  expect(await claimed()).toEqual(["a"]);
});

it("leaves a person alone as long as asked", async () => {
  await savePerson("a");
  await leaveAlone("a", 900);
  expect(await claimed()).toEqual([]);
  expect(await secondsToNextClaim(TODAY)).toBeGreaterThan(890);
  expect(await countDue(TODAY)).toBe(1);
});

it("is done with a person for the day once the daily reading is saved", async () => {
  await savePerson("a");
  await claimPeople(TODAY, 1);
  const readAt = Date.parse(`${TODAY}T12:00:00Z`) / 1_000;
  await saveReading("a", { profile: { open_id: "a" }, readAt, isDaily: true });
  expect(await grantOf("a")).toMatchObject({ statsOn: TODAY, claimedUntil: null });
  expect(await claimed()).toEqual([]);
  expect(await countDue(TODAY)).toBe(0);
  expect(await secondsToNextClaim(TODAY)).toBeNull();
  expect(await claimPeople("2026-11-26", 1)).toHaveLength(1);
});

describe("nobody claims", () => {
  it.each([
    ["a grant that has ended", { endedBecause: "grant_invalid" }],
    ["a grant without tokens", { refresh_token: null }],
    ["a grant whose refresh token has expired", { refreshExpiresAt: at(-1) }],
    ["a grant that allows no counts", { scope: "user.info.basic,user.info.profile" }],
    ["a grant of another provider", { provider: "github" }],
    ["a grant that was read today", { statsOn: TODAY }],
  ])("%s", async (_, columns) => {
    await savePerson("a", columns);
    await savePerson("b");
    expect(await claimed()).toEqual(["b"]);
    expect(await countDue(TODAY)).toBe(1);
  });
});

it("skips those who allow no counts for the day, and no one else", async () => {
  await savePerson("counts", { scope: "user.info.basic, user.info.stats" });
  await savePerson("videos", { scope: "user.info.basic,video.list" });
  await savePerson("basic", { scope: "user.info.basic" });
  await savePerson("unknown", { scope: null });
  await savePerson("ended", { scope: "user.info.basic", endedBecause: "grant_invalid" });
  expect(await skipUncountable(TODAY, 1)).toBe(1);
  expect(await skipUncountable(TODAY, 10)).toBe(1);
  expect(await skipUncountable(TODAY, 10)).toBe(0);
  expect(await grantOf("basic")).toMatchObject({ statsOn: TODAY });
  expect(await grantOf("unknown")).toMatchObject({ statsOn: TODAY });
  expect(await claimed()).toEqual(["counts", "videos"]);
});

// An embedded database answers one query after the other.
it.skipIf(!test.query)("gives each person to one of twenty claims at once", async () => {
  for (let n = 0; n < 100; n++) await savePerson(`person ${n}`);
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimPeople(TODAY, 8)));
  const all = claims.flat().map(({ openId }) => openId);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(50);
});
