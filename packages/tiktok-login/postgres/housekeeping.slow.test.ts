import { eq } from "drizzle-orm";
import { afterAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";

const SLOW_MS = 2 * 60_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);

const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { cleanUp } = await import("./housekeeping");
const { closeDatabase, db, query, stored } = await import("@/tests/support/stored");
const { callLimit, session, user } = await import("./tables");
const { createSession } = await import("./sessions");
const { grantOf, savePerson } = await import("@/tests/support/saved-person");

const addUser = async (name: string, createdAt: Date) => {
  const values = { name, createdAt };
  const rows = await query((database) => database.insert(user).values(values).returning());
  return rows[0]?.id ?? "";
};
const addSession = (token: string, userId: string, expires: Date) =>
  createSession(db, { token, userId, expires, userAgent: token });

beforeEach(() => query((database) => database.delete(user)), SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("deletes sessions that have expired, and keeps the others", async () => {
  const userId = await savePerson("a");
  await addSession("expired", userId, ago(0.001));
  await addSession("valid", userId, ago(-1));
  await cleanUp(stored);
  const left = await query((database) => database.select().from(session));
  expect(left.map(({ userAgent }) => userAgent)).toEqual(["valid"]);
});

it("deletes counts of calls that are over", async () => {
  const count = (key: string, expire: number) => ({ key, points: 1, expire });
  const counts = [count("over", Date.now() - 1_000), count("current", Date.now() + 60_000)];
  await query((database) => database.insert(callLimit).values(counts));
  await cleanUp(stored);
  const left = await query((database) => database.select().from(callLimit));
  expect(left.map(({ key }) => key)).toEqual(["current"]);
});

it("deletes people without account and session after a day", async () => {
  await addUser("broken off", ago(1.1));
  await addUser("just now", ago(0.9));
  await addSession("token", await addUser("signed in", ago(9)), ago(-1));
  const known = await savePerson("a", {}, { display_name: "with account" });
  const isKnown = eq(user.id, known);
  await query((database) =>
    database
      .update(user)
      .set({ createdAt: ago(9) })
      .where(isKnown),
  );
  await cleanUp(stored);
  const left = await query((database) => database.select().from(user));
  expect(left.map(({ name }) => name).sort()).toEqual(["just now", "signed in", "with account"]);
});

it("deletes the tokens of grants that are dead", async () => {
  const old = { readAt: ago(181), grantedAt: ago(300) };
  await savePerson("expired", { refreshExpiresAt: ago(2) });
  await savePerson("ended long ago", { endedBecause: "grant_invalid", ...old });
  await savePerson("ended", { endedBecause: "grant_invalid", readAt: ago(179) });
  await savePerson("alive", old);
  await cleanUp(stored);
  const nothing = { access_token: null, refresh_token: null };
  expect(await grantOf("expired")).toMatchObject({ ...nothing, endedBecause: "expired" });
  expect(await grantOf("ended long ago")).toMatchObject({
    ...nothing,
    endedBecause: "grant_invalid",
  });
  for (const openId of ["ended", "alive"])
    expect((await grantOf(openId))?.refresh_token).toMatch(/^v1\./);
});

it("deletes more than fits into one statement", async () => {
  const userId = await savePerson("a");
  const values = Array.from({ length: 2_500 }, (_, n) => ({
    sessionToken: String(n),
    userId,
    expires: ago(1),
  }));
  await query((database) => database.insert(session).values(values));
  await cleanUp(stored);
  expect(await query((database) => database.$count(session))).toBe(0);
});
