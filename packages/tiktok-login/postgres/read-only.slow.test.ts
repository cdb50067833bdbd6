import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestDatabase, hasPostgres } from "@/tests/support/database";
import { nowSeconds } from "../client/clock";

const SLOW_MS = 2 * 60_000;
const TOKEN = "t".repeat(43);

vi.mock("next/server", () => ({ after: vi.fn() }));
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { closeDatabase, db, query, secondsOfOutage, unavailable } = await import(
  "@/tests/support/stored"
);
const { session } = await import("./tables");
const store = await import("./session-store");
const { createSession } = await import("./sessions");
const { savePerson } = await import("@/tests/support/saved-person");

const failWrites = (database: object, names: string[]) => {
  for (const name of names)
    vi.spyOn(database as Record<string, () => unknown>, name).mockImplementation(() => {
      throw Object.assign(new Error("cannot execute in a read-only transaction"), {
        code: "25006",
      });
    });
};

beforeAll(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await query((database) => database.select().from(session));
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

it("keeps pages working while the database can only be read", async () => {
  const userId = await savePerson("reader");
  const expires = new Date((nowSeconds() + 86_400) * 1000);
  await createSession(db, { token: TOKEN, userId, expires, userAgent: null });
  await query((database) => database.update(session).set({ seenOn: "2026-01-01" }));
  await query(async (database) => failWrites(database, ["update", "execute", "transaction"]));
  const found = await store.sessionOf(db, TOKEN);
  expect(found).toMatchObject({ user: { openId: "reader" }, expiresAt: expires.getTime() / 1000 });
  if (!found?.grant) throw new Error("no grant");
  const profile = { open_id: "reader" };
  await expect(
    store.remember(db, found.grant, profile, nowSeconds() + 60),
  ).resolves.toBeUndefined();
  expect(secondsOfOutage()).toBeNull();
  vi.restoreAllMocks();
});

// PGlite has one session, which the setting comes too late for.
it.skipIf(!hasPostgres)("says that it cannot be written to, before a sign-in begins", async () => {
  expect(await unavailable()).toBeNull();
  await test.query(
    `alter database "${new URL(test.url).pathname.slice(1)}" set default_transaction_read_only = on`,
  );
  await closeDatabase();
  expect(await unavailable()).toBe("25006");
});
