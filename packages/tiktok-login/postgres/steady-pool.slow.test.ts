import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { breakableConnection } from "@/tests/support/breakable-connection";
import { createTestDatabase, hasPostgres } from "@/tests/support/database";
import { outageOf } from "../testing/outage";

const SLOW_MS = 2 * 60_000;

vi.mock("next/server", () => ({ after: vi.fn() }));
const test = await createTestDatabase();
const way = await breakableConnection(test.url);
Object.assign(process.env, {
  DATABASE_URL: way.url,
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
});

const { closeDatabase, query, secondsOfOutage } = await import("@/tests/support/stored");
const { user } = await import("./tables");

const read = () => query((database) => database.select({ name: user.name }).from(user));
const write = (name: string) => query((database) => database.insert(user).values({ name }));
const writeInTransaction = (name: string) =>
  query((database) =>
    database.transaction(async (transaction) => {
      await transaction.insert(user).values({ name });
    }),
  );
const readRaw = () => query((database) => database.$client.query("select $1::int as one", [1]));
const savedNames = async () => {
  const rows = await test.query<{ name: string }>('select name from "user" order by name');
  return rows.map(({ name }) => name);
};

/** Leaves several connections idle. */
const warmUp = () => Promise.all(Array.from({ length: 5 }, read));

beforeAll(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await read();
}, SLOW_MS);
beforeEach(async () => {
  await test.query(`delete from "user"`);
  await warmUp();
});
afterEach(() => expect(secondsOfOutage()).toBeNull());
afterAll(async () => {
  await closeDatabase();
  await way.cut();
  await test.drop();
});

const terminate = () =>
  test.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );

describe.each([
  ["closed", () => way.lose("closed")],
  ["reset", () => way.lose("reset")],
  ["dropped without a word", () => way.lose("silent")],
  ...(hasPostgres ? ([["ended by the server", terminate]] as const) : []),
] as const)("idle connections that are %s", (_, lose) => {
  it.each([0, 1, 3, 30])(
    "cost neither reads nor writes %i ms later",
    async (ms) => {
      for (const [name, act] of Object.entries({ read, readRaw, write, writeInTransaction })) {
        await warmUp();
        await lose();
        // Without a pause, the statement leaves before Node has noticed anything.
        if (ms > 0) await sleep(ms);
        const begun = performance.now();
        await Promise.all([act(name), act(name), act(name)]);
        expect(performance.now() - begun).toBeLessThan(4_500);
        expect(secondsOfOutage()).toBeNull();
      }
      const thrice = (name: string) => [name, name, name];
      expect(await savedNames()).toEqual([...thrice("write"), ...thrice("writeInTransaction")]);
    },
    SLOW_MS,
  );
});

// PGlite has one connection, which the statement keeps busy.
describe.skipIf(!hasPostgres)("a connection that is lost in the middle of a statement", () => {
  const slowly = sql`insert into "user" (name) select 'slow' from pg_sleep(0.5)`;
  const inside = (lose: () => unknown) => sleep(200).then(lose);

  it("fails a write, which is not sent again, and is no outage", async () => {
    const written = query((database) => database.execute(slowly));
    await Promise.all([
      expect(written).rejects.toMatchObject({ code: "connection_lost" }),
      inside(() => way.lose("reset")),
    ]);
    expect(secondsOfOutage()).toBeNull();
    await sleep(1_500);
    expect(await savedNames()).toEqual(["slow"]);
  });

  it("is replaced by one whose loss costs no write either", async () => {
    const written = query((database) => database.execute(slowly));
    await Promise.all([
      expect(written).rejects.toMatchObject({ code: "connection_lost" }),
      inside(() => way.lose("reset")),
    ]);
    way.lose("silent");
    await write("next");
    expect(await savedNames()).toContain("next");
  });

  it("fails a transaction, of which nothing is left, and is no outage", async () => {
    const written = query((database) =>
      database.transaction(async (transaction) => {
        await transaction.insert(user).values({ name: "first" });
        await transaction.execute(slowly);
      }),
    );
    await Promise.all([
      expect(written).rejects.toMatchObject({ code: "connection_lost" }),
      inside(() => way.lose("closed")),
    ]);
    expect(secondsOfOutage()).toBeNull();
    await sleep(1_500);
    expect(await savedNames()).toEqual([]);
  });
});

it("is an outage when the second attempt fails too", async () => {
  await way.cut();
  for (const act of [read, () => write("lost"), () => writeInTransaction("lost")]) {
    outageOf(way.url).end();
    await expect(act()).rejects.toMatchObject({ code: "ECONNREFUSED", isOutage: true });
    expect(secondsOfOutage()).not.toBeNull();
  }
  await way.repair();
  await read();
  expect(await savedNames()).toEqual([]);
});

it("notices in less than five seconds that a server answers no one any more", async () => {
  way.lose("silent");
  way.silence(true);
  const begun = performance.now();
  await expect(read()).rejects.toMatchObject({ isOutage: true });
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect(secondsOfOutage()).not.toBeNull();
  way.silence(false);
  await read();
});
