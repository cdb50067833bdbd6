import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const TODAY = "2026-11-25";
const YESTERDAY = "2026-11-24";
const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);

const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { addMissing, claimOf, claimUser, countDue, release } = await import("@/lib/history/claims");
const { closeDatabase, db, query, stored } = await import("@/tests/support/stored");
const { statsClaim, user } = await import("@/lib/database/schema");
const { saveReading } = await import("tiktok-login/postgres");
const { finishDay } = await import("@/lib/history/days");
const { changeClaim, claimedBy, savePerson } = await import("@/tests/support/saved-person");

/** Claims until no one is left, or as many as asked. */
async function claimed(atMost = 10): Promise<string[]> {
  const openIds: string[] = [];
  while (openIds.length < atMost) {
    const claim = await claimUser(stored, TODAY);
    if (!claim) break;
    openIds.push(claim.openId);
  }
  return openIds.sort();
}

const secondsClaimed = async (openId: string) =>
  (((await claimedBy(openId))?.claimedUntil?.getTime() ?? 0) - Date.now()) / 1_000;

beforeEach(() => query((database) => database.delete(user)), SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("claims people with their scopes, each once", async () => {
  for (const openId of ["a", "b", "c"]) await savePerson(openId);
  const first = await claimUser(stored, TODAY);
  expect(first?.scopes).toEqual(["user.info.basic", "user.info.stats", "video.list"]);
  expect([first?.openId, ...(await claimed())].sort()).toEqual(["a", "b", "c"]);
  expect(await claimed()).toEqual([]);
});

it("claims those that were never read first, then those that wait longest", async () => {
  for (const openId of ["yesterday", "long ago"]) await savePerson(openId);
  await changeClaim("yesterday", { statsOn: YESTERDAY });
  await changeClaim("long ago", { statsOn: "2026-11-01" });
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
  await changeClaim("a", { claimedUntil: at(-1) });
  expect(await claimed()).toEqual(["a"]);
});

it("leaves a person alone as long as asked", async () => {
  const userId = await savePerson("a");
  await release(stored, userId, 900);
  expect(await claimed()).toEqual([]);
  expect(await secondsClaimed("a")).toBeGreaterThan(890);
  expect(await countDue(stored, TODAY)).toBe(1);
  await release(stored, userId, 0);
  expect(await claimed()).toEqual(["a"]);
});

it("is done with a person for a day that is named", async () => {
  await savePerson("a");
  await release(stored, (await claimUser(stored, TODAY))?.userId ?? "", 0, TODAY);
  expect(await claimed()).toEqual([]);
  expect(await countDue(stored, TODAY)).toBe(0);
  expect((await claimUser(stored, "2026-11-26"))?.openId).toBe("a");
});

it("is done with a person for the day once the daily reading is saved", async () => {
  await savePerson("a");
  await claimUser(stored, TODAY);
  const readAt = Date.parse(`${TODAY}T12:00:00Z`) / 1_000;
  await saveReading(db, "a", { profile: { open_id: "a" }, readAt }, (saved) =>
    finishDay(saved, TODAY),
  );
  expect(await claimedBy("a")).toMatchObject({ statsOn: TODAY, claimedUntil: null });
  expect(await claimed()).toEqual([]);
  expect(await countDue(stored, TODAY)).toBe(0);
  expect((await claimUser(stored, "2026-11-26"))?.openId).toBe("a");
});

describe("nobody claims", () => {
  it.each([
    ["a grant that has ended", { endedBecause: "grant_invalid" }],
    ["a grant without tokens", { refresh_token: null }],
    ["a grant whose refresh token has expired", { refreshExpiresAt: at(-1) }],
    ["a grant that allows no counts", { scope: "user.info.basic,user.info.profile" }],
    ["a grant whose scopes are unknown", { scope: null }],
    ["a grant of another provider", { provider: "github" }],
  ])("%s", async (_, columns) => {
    await savePerson("a", columns);
    await savePerson("b");
    expect(await claimed()).toEqual(["b"]);
    expect(await countDue(stored, TODAY)).toBe(1);
  });

  it("a user who was read today", async () => {
    for (const openId of ["a", "b"]) await savePerson(openId);
    await changeClaim("a", { statsOn: TODAY });
    expect(await claimed()).toEqual(["b"]);
    expect(await countDue(stored, TODAY)).toBe(1);
  });
});

describe("a user without a row of the job's", () => {
  beforeEach(async () => {
    for (const openId of ["known", "new"]) await savePerson(openId);
    await savePerson("ended", { endedBecause: "grant_invalid" });
    await query((database) => database.delete(statsClaim));
  });

  it("is found once one has been added", async () => {
    await addMissing(stored);
    await changeClaim("known", { statsOn: YESTERDAY });
    await addMissing(stored);
    expect(await claimedBy("ended")).toBeUndefined();
    expect(await countDue(stored, TODAY)).toBe(2);
    expect(await claimed(1)).toEqual(["new"]);
    expect(await claimed()).toEqual(["known"]);
  });

  it("is found after the next sign-in", async () => {
    await savePerson("ended");
    expect(await claimed()).toEqual(["ended"]);
  });
});

it("loses the row when the grant has ended, so that no later claim finds it again", async () => {
  await savePerson("ended", { endedBecause: "grant_invalid" });
  expect(await claimedBy("ended")).toMatchObject({ statsOn: null });
  expect(await claimed()).toEqual([]);
  expect(await claimedBy("ended")).toBeUndefined();
});

it("finds the next user by the index, however many there are", async () => {
  await query((database) =>
    database.execute(sql`
      with people as (insert into "user" (name) select 'many' from generate_series(1, 5000) returning id),
      accounts as (
        insert into account (user_id, type, provider, provider_account_id, refresh_token,
          refresh_expires_at, scope)
        select id, 'oauth', 'tiktok', id, 'token', now() + interval '1 day', 'video.list' from people)
      insert into stats_claim (user_id, stats_on) select id, ${YESTERDAY}::date from people`),
  );
  await query((database) => database.execute(sql`analyze "user", account, stats_claim`));
  for (const isWaiting of [sql`stats_on is null`, sql`stats_on < ${TODAY}`]) {
    const explain = sql`explain ${claimOf(isWaiting)}`;
    const { rows } = await query((database) => database.execute(explain));
    const plan = JSON.stringify(rows);
    expect(plan).toContain("Index Scan using stats_claim_due on stats_claim");
    expect(plan).toContain("Index Scan using account_user_provider on account");
    expect(plan).not.toContain("Seq Scan");
  }
});

it("claims people of whom it may read the counts or the videos", async () => {
  await savePerson("counts", { scope: "user.info.basic, user.info.stats" });
  await savePerson("videos", { scope: "user.info.basic,video.list" });
  expect(await claimed()).toEqual(["counts", "videos"]);
});

it("gives each person to one of twenty claims at once", async () => {
  for (let n = 0; n < 30; n++) await savePerson(`person ${n}`);
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimUser(stored, TODAY)));
  expect(new Set(claims.map((claim) => claim?.openId)).size).toBe(20);
  expect(claims).not.toContain(null);
});
