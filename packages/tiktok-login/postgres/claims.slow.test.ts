import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const TODAY = "2026-11-25";
const YESTERDAY = "2026-11-24";
const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);

const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { claimGrant, countDue, release } = await import("@/lib/database/claims");
const { closeDatabase, query } = await import("@/lib/database/open");
const { user } = await import("@/lib/database/schema");
const { saveReading } = await import("@/lib/database/history");
const { changeGrant, grantOf, savePerson } = await import("@/tests/support/saved-person");

/** Claims until no one is left, or as many as asked. */
async function claimed(atMost = 10): Promise<string[]> {
  const openIds: string[] = [];
  while (openIds.length < atMost) {
    const claim = await claimGrant(TODAY);
    if (!claim) break;
    openIds.push(claim.openId);
  }
  return openIds.sort();
}

const secondsClaimed = async (openId: string) =>
  (((await grantOf(openId))?.claimedUntil?.getTime() ?? 0) - Date.now()) / 1_000;

beforeEach(() => query((database) => database.delete(user)), SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("claims people with their scopes, each once", async () => {
  for (const openId of ["a", "b", "c"]) await savePerson(openId);
  const first = await claimGrant(TODAY);
  expect(first?.scopes).toEqual(["user.info.basic", "user.info.stats", "video.list"]);
  expect([first?.openId, ...(await claimed())].sort()).toEqual(["a", "b", "c"]);
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
  const seconds = await secondsClaimed("a");
  expect(seconds).toBeGreaterThan(115);
  expect(seconds).toBeLessThanOrEqual(120);
  await changeGrant("a", { claimedUntil: at(-1) });
  expect(await claimed()).toEqual(["a"]);
});

it("leaves a person alone as long as asked", async () => {
  await savePerson("a");
  await release("a", 900);
  expect(await claimed()).toEqual([]);
  expect(await secondsClaimed("a")).toBeGreaterThan(890);
  expect(await countDue(TODAY)).toBe(1);
  await release("a", 0);
  expect(await claimed()).toEqual(["a"]);
});

it("is done with a person for a day that is named", async () => {
  await savePerson("a");
  await claimGrant(TODAY);
  await release("a", 0, TODAY);
  expect(await claimed()).toEqual([]);
  expect(await countDue(TODAY)).toBe(0);
  expect((await claimGrant("2026-11-26"))?.openId).toBe("a");
});

it("is done with a person for the day once the daily reading is saved", async () => {
  await savePerson("a");
  await claimGrant(TODAY);
  const readAt = Date.parse(`${TODAY}T12:00:00Z`) / 1_000;
  await saveReading("a", { profile: { open_id: "a" }, readAt, isDaily: true });
  expect(await grantOf("a")).toMatchObject({ statsOn: TODAY, claimedUntil: null });
  expect(await claimed()).toEqual([]);
  expect(await countDue(TODAY)).toBe(0);
  expect((await claimGrant("2026-11-26"))?.openId).toBe("a");
});

describe("nobody claims", () => {
  it.each([
    ["a grant that has ended", { endedBecause: "grant_invalid" }],
    ["a grant without tokens", { refresh_token: null }],
    ["a grant whose refresh token has expired", { refreshExpiresAt: at(-1) }],
    ["a grant that allows no counts", { scope: "user.info.basic,user.info.profile" }],
    ["a grant whose scopes are unknown", { scope: null }],
    ["a grant of another provider", { provider: "github" }],
    ["a grant that was read today", { statsOn: TODAY }],
  ])("%s", async (_, columns) => {
    await savePerson("a", columns);
    await savePerson("b");
    expect(await claimed()).toEqual(["b"]);
    expect(await countDue(TODAY)).toBe(1);
  });
});

it("claims people of whom it may read the counts or the videos", async () => {
  await savePerson("counts", { scope: "user.info.basic, user.info.stats" });
  await savePerson("videos", { scope: "user.info.basic,video.list" });
  expect(await claimed()).toEqual(["counts", "videos"]);
});

it("gives each person to one of twenty claims at once", async () => {
  for (let n = 0; n < 30; n++) await savePerson(`person ${n}`);
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimGrant(TODAY)));
  expect(new Set(claims.map((claim) => claim?.openId)).size).toBe(20);
  expect(claims).not.toContain(null);
});
