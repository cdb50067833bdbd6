import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestDatabase } from "@/tests/support/database";
import { nowSeconds } from "../client/clock";
import type { Profile } from "../client/profile";

const SECRET = "0123456789abcdef0123456789abcdef";
const SLOW_MS = 2 * 60_000;
const OPEN_ID = "_000sampleOpenId";
const DAY = 24 * 60 * 60;

vi.mock("next/server", () => ({ after: vi.fn() }));
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: SECRET });

const { TikTokError } = await import("../client/errors");
const { tiktok } = await import("@/lib/sessions");
const { validAccessToken } = await import("./access-token");
const { endGrant, isTikTok } = await import("./grants");
const { saveSignIn } = await import("./sign-in");
const { closeDatabase, db, query } = await import("@/tests/support/stored");
const { account } = await import("./tables");
const { sessions } = await import("@/lib/sessions");
const { accessTokenOf } = sessions;

let userId: string;
let n = 0;

const answer = (name: string, changes = {}) => ({
  access_token: `act.${name}`,
  expires_in: 7_200,
  refresh_token: `rft.${name}`,
  refresh_expires_in: 180 * DAY,
  open_id: OPEN_ID,
  scope: "user.info.basic,user.info.stats",
  ...changes,
});
const refusal = (failure: "grant_invalid" | "rate_limited" | "unavailable", detail = {}) =>
  new TikTokError(failure, { endpoint: "token", ...detail });

const row = async () =>
  (await query((database) => database.select().from(account).where(isTikTok(OPEN_ID))))[0];
const change = (columns: Partial<typeof account.$inferInsert>) =>
  query((database) => database.update(account).set(columns).where(isTikTok(OPEN_ID)));
/** What another process would see: it does not share the promises of this one. */
const inAnotherProcess = () => db.memory("renewals", () => new Map()).clear();
const PAST = new Date(Date.now() - 1_000);

beforeAll(async () => {
  await row();
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});
beforeEach(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  inAnotherProcess();
  const tokens = { ...answer(`first-${n++}`), token_type: "Bearer" as const };
  const profile: Profile = { open_id: OPEN_ID, display_name: "Paper Boats" };
  userId = await saveSignIn(db, tokens, profile, null, nowSeconds());
  await change({ expires_at: nowSeconds() - 1 });
  vi.spyOn(tiktok, "refresh")
    .mockReset()
    .mockResolvedValue(answer(`next-${n}`));
});

it("returns a token that is valid without calling TikTok", async () => {
  await change({ expires_at: nowSeconds() + 400 });
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: `act.first-${n - 1}` });
  expect(await accessTokenOf(userId)).toBe(`act.first-${n - 1}`);
  expect(tiktok.refresh).not.toHaveBeenCalled();
});

it("refreshes a token that expires within five minutes, once for twenty callers", async () => {
  await change({ expires_at: nowSeconds() + 200 });
  const all = await Promise.all(Array.from({ length: 20 }, () => accessTokenOf(userId)));
  expect(new Set(all)).toEqual(new Set([`act.next-${n}`]));
  expect(vi.mocked(tiktok.refresh).mock.calls).toEqual([[`rft.first-${n - 1}`, OPEN_ID]]);
  const saved = await row();
  expect(saved).toMatchObject({ leaseBy: null, leaseUntil: null, endedBecause: null });
  expect(saved?.expires_at).toBeGreaterThan(nowSeconds() + 7_000);
  expect(await accessTokenOf(userId)).toBe(`act.next-${n}`);
  expect(tiktok.refresh).toHaveBeenCalledTimes(1);
});

it("refreshes a token that lives only a few minutes in the last tenth of them", async () => {
  const short = answer(`short-${n}`, { expires_in: 240 });
  vi.mocked(tiktok.refresh).mockResolvedValue(short);
  for (let time = 0; time < 3; time++)
    expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: short.access_token });
  expect(tiktok.refresh).toHaveBeenCalledTimes(1);
  await change({ expires_at: nowSeconds() + 20 });
  await validAccessToken(db, OPEN_ID);
  expect(tiktok.refresh).toHaveBeenCalledTimes(2);
});

it("keeps no token in readable form", async () => {
  await validAccessToken(db, OPEN_ID);
  expect(JSON.stringify(await row())).not.toMatch(/act\.|rft\./);
});

it("keeps what TikTok leaves out of its answer", async () => {
  const before = await row();
  vi.mocked(tiktok.refresh).mockResolvedValue({ access_token: "act.short", expires_in: 60 });
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: "act.short" });
  const { refresh_token, refreshExpiresAt, scope } = before ?? {};
  expect(await row()).toMatchObject({ refresh_token, refreshExpiresAt, scope });
});

describe("while another process has the lease", () => {
  it("waits for its result", async () => {
    await change({ leaseBy: "another", leaseUntil: new Date(Date.now() + 30_000) });
    const access = validAccessToken(db, OPEN_ID);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { sealed } = await import("./tokens");
    const owner = { provider: "tiktok", providerAccountId: OPEN_ID };
    const access_token = sealed(db, "act.theirs", owner, "access_token");
    await change({ access_token, expires_at: nowSeconds() + 7_200, leaseUntil: null });
    expect(await access).toEqual({ accessToken: "act.theirs" });
    expect(tiktok.refresh).not.toHaveBeenCalled();
  });

  it("waits no longer than it is told to", async () => {
    await change({ leaseBy: "another", leaseUntil: new Date(Date.now() + 1_000) });
    expect(await validAccessToken(db, OPEN_ID, { timeoutMs: 50 })).toEqual({
      failure: "unavailable",
    });
    await expect
      .poll(() => vi.mocked(tiktok.refresh).mock.calls.length, { timeout: 5_000 })
      .toBe(1);
  });

  it("takes over as soon as the lease has expired", async () => {
    await change({ leaseBy: "a process that was killed", leaseUntil: PAST });
    expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: `act.next-${n}` });
  });
});

it("loses nothing to a TikTok that is slower than the lease", async () => {
  let answerFirst = (_: ReturnType<typeof answer>) => {};
  vi.mocked(tiktok.refresh)
    .mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)))
    .mockRejectedValueOnce(refusal("grant_invalid"));
  const first = validAccessToken(db, OPEN_ID, { leaseMs: 200 });
  await expect.poll(() => vi.mocked(tiktok.refresh).mock.calls.length).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  inAnotherProcess();
  // The second is refused, because TikTok has rotated at the first call.
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ failure: "grant_invalid" });
  answerFirst(answer("late"));
  expect(await first).toEqual({ accessToken: "act.late" });
  inAnotherProcess();
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: "act.late" });
});

it("tries again to save new tokens when the database fails for a moment", async () => {
  vi.mocked(tiktok.refresh).mockImplementationOnce(async () => {
    await query((database) => database.execute(sql`alter table account rename to away`));
    setTimeout(() => {
      void query((database) => database.execute(sql`alter table away rename to account`));
    }, 300);
    return answer("kept");
  });
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: "act.kept" });
  inAnotherProcess();
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: "act.kept" });
  expect(tiktok.refresh).toHaveBeenCalledTimes(1);
});

it("does not replace the tokens of a sign-in that came in between", async () => {
  let finish = (_: ReturnType<typeof answer>) => {};
  vi.mocked(tiktok.refresh).mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
  const refreshed = validAccessToken(db, OPEN_ID);
  await expect.poll(() => vi.mocked(tiktok.refresh).mock.calls.length).toBe(1);
  const tokens = { ...answer("sign-in"), token_type: "Bearer" as const };
  await saveSignIn(db, tokens, { open_id: OPEN_ID }, null, nowSeconds());
  finish(answer("late"));
  expect(await refreshed).toEqual({ accessToken: "act.sign-in" });
});

it("does not bring back a grant that was disconnected in between", async () => {
  let finish = (_: ReturnType<typeof answer>) => {};
  vi.mocked(tiktok.refresh).mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
  const refreshed = validAccessToken(db, OPEN_ID);
  await expect.poll(() => vi.mocked(tiktok.refresh).mock.calls.length).toBe(1);
  await endGrant(db, OPEN_ID, "disconnected", { sayWhy: false });
  finish(answer("late"));
  expect(await refreshed).toEqual({ failure: "grant_invalid" });
  expect(await row()).toMatchObject({ access_token: null, refresh_token: null });
});

it("ends a grant that TikTok refuses, and does not ask again", async () => {
  vi.mocked(tiktok.refresh).mockRejectedValue(refusal("grant_invalid"));
  for (let time = 0; time < 3; time++)
    await expect(accessTokenOf(userId)).rejects.toMatchObject({ failure: "grant_invalid" });
  expect(tiktok.refresh).toHaveBeenCalledTimes(1);
  expect(await row()).toMatchObject({ endedBecause: "grant_invalid", leaseBy: null });
});

it("waits longer after every failure, and starts again with a success", async () => {
  vi.mocked(tiktok.refresh).mockRejectedValue(refusal("unavailable"));
  for (const [failures, seconds] of [
    [1, 1],
    [2, 2],
    [3, 4],
  ] as const) {
    const at = Date.now();
    expect(await validAccessToken(db, OPEN_ID)).toEqual({ failure: "unavailable" });
    expect(await validAccessToken(db, OPEN_ID)).toEqual({ failure: "unavailable" });
    expect(tiktok.refresh).toHaveBeenCalledTimes(failures);
    const saved = await row();
    expect(saved).toMatchObject({ failures, lastFailure: "unavailable", leaseBy: null });
    const pause = (saved?.retryAt?.getTime() ?? 0) - at;
    expect(pause).toBeGreaterThan(seconds * 1_000 - 500);
    expect(pause).toBeLessThan(seconds * 1_000 + 2_000);
    await change({ retryAt: PAST });
  }
  vi.mocked(tiktok.refresh).mockResolvedValue(answer("back"));
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: "act.back" });
  expect(await row()).toMatchObject({ failures: 0, lastFailure: null, retryAt: null });
});

it("waits as long as TikTok says", async () => {
  vi.mocked(tiktok.refresh).mockRejectedValue(refusal("unavailable", { retryAfter: 120 }));
  await validAccessToken(db, OPEN_ID);
  const pause = ((await row())?.retryAt?.getTime() ?? 0) - Date.now();
  expect(pause).toBeGreaterThan(115_000);
});

it("uses a token that is still valid when the refresh fails", async () => {
  await change({ expires_at: nowSeconds() + 200 });
  vi.mocked(tiktok.refresh).mockRejectedValue(refusal("unavailable"));
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: `act.first-${n - 1}` });
});

it("asks for a new consent while the secret of the tokens is gone, and goes on when it is back", async () => {
  const { encryptToken } = await import("./encryption");
  const old = (name: string) =>
    encryptToken("x", ["another".repeat(8)], `tiktok:${OPEN_ID}:${name}`);
  const before = await row();
  await change({ access_token: old("access_token"), refresh_token: old("refresh_token") });
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ failure: "tokens_unreadable" });
  expect(tiktok.refresh).not.toHaveBeenCalled();
  expect(console.warn).toHaveBeenCalledWith(expect.stringContaining("AUTH_SECRET_1"));
  // A server that has the secret would refresh it.
  expect(await row()).toMatchObject({ endedBecause: null, leaseBy: null });
  vi.mocked(tiktok.refresh).mockResolvedValue(answer("back"));
  await change({ refresh_token: before?.refresh_token ?? "" });
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ accessToken: "act.back" });
});

it("does not call TikTok with a refresh token that has expired", async () => {
  await change({ refreshExpiresAt: PAST });
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ failure: "grant_invalid" });
  expect(tiktok.refresh).not.toHaveBeenCalled();
});

it("has no token for someone who is not in the database", async () => {
  await expect(accessTokenOf("00000000-0000-4000-8000-000000000000")).rejects.toMatchObject({
    failure: "grant_invalid",
  });
  const count = await query((database) => database.$count(account, eq(account.provider, "tiktok")));
  expect(count).toBe(1);
});

it("passes on how long TikTok asked to wait, to those who come later too", async () => {
  await change({ access_token: null });
  vi.mocked(tiktok.refresh).mockRejectedValue(refusal("rate_limited", { retryAfter: 30 }));
  expect(await validAccessToken(db, OPEN_ID)).toEqual({ failure: "rate_limited", retryAfter: 30 });
  const { retryAfter } = (await validAccessToken(db, OPEN_ID)) as { retryAfter: number };
  expect(retryAfter).toBeGreaterThan(20);
  expect(retryAfter).toBeLessThanOrEqual(30);
});
