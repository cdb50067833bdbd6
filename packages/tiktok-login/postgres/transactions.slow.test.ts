import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createTestDatabase, hasPostgres } from "@/tests/support/database";
import { nowSeconds } from "../client/clock";

const SLOW_MS = 2 * 60_000;

vi.mock("next/server", () => ({ after: vi.fn() }));
// One of the tests waits until a query has taken too long, twice.
Object.assign(globalThis, { [Symbol.for("site.timeouts")]: { queryMs: 2_000 } });
const test = await createTestDatabase();
Object.assign(process.env, test.env, { AUTH_SECRET: "0123456789abcdef0123456789abcdef" });

const { cleanUp } = await import("./housekeeping");
const { deletePerson } = await import("./grants");
const { closeDatabase, db, query, stored } = await import("@/tests/support/stored");
const { user } = await import("./tables");
const { savePerson, changeGrant, grantOf } = await import("@/tests/support/saved-person");

/** Another process, which holds a transaction open while `meet` runs into it. */
async function meanwhile(statements: string[], meet: () => Promise<unknown>, then: string[]) {
  const other = new pg.Client({ connectionString: test.url });
  await other.connect();
  try {
    await other.query("begin");
    for (const statement of statements) await other.query(statement);
    const met = meet().then(
      () => null,
      (error: Error) => error,
    );
    await sleep(300);
    for (const statement of then) await other.query(statement);
    await other.query("commit");
    return await met;
  } finally {
    await other.end();
  }
}

beforeAll(async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  await query((database) => database.select().from(user));
}, SLOW_MS);
afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

// PGlite has one connection, which nothing else can hold.
describe.skipIf(!hasPostgres)("several connections at once", () => {
  it("leaves no transaction open whose statement took too long", async () => {
    const lock = "select pg_advisory_lock(hashtext('tiktok:slow'))";
    const other = new pg.Client({ connectionString: test.url });
    await other.connect();
    await other.query(lock);
    await expect(savePerson("slow")).rejects.toThrow("Query read timeout");
    await other.end();
    await sleep(500);
    const insert = () => query((database) => database.insert(user).values({ name: "kept" }));
    await Promise.all(Array.from({ length: 10 }, insert));
    const kept = await test.query(`select from "user" where name = 'kept'`);
    expect(kept).toHaveLength(10);
    const open = await test.query(
      "select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
    );
    expect(open).toHaveLength(0);
  }, 30_000);

  it("survives a connection that breaks between two statements of a transaction", async () => {
    const broken = query((database) =>
      database.transaction(async (transaction) => {
        const pid = await transaction.execute(sql`select pg_backend_pid() as pid`);
        const { rows } = pid as unknown as { rows: { pid: number }[] };
        await test.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
        await sleep(100);
        await transaction.insert(user).values({ name: "broken" });
      }),
    );
    await expect(broken).rejects.toThrow("is not queryable");
    expect(await test.query(`select from "user" where name = 'broken'`)).toHaveLength(0);
  });

  it("keeps the tokens of a sign-in that comes while dead tokens are deleted", async () => {
    await savePerson("dead", { refreshExpiresAt: new Date(Date.now() - 9 * 86_400_000) });
    const alive = nowSeconds() + 86_400;
    const error = await meanwhile(
      [
        `update account set refresh_token = 'new', refresh_expires_at = to_timestamp(${alive}) where provider_account_id = 'dead'`,
      ],
      () => cleanUp(stored),
      [],
    );
    expect(error).toBeNull();
    expect(await grantOf("dead")).toMatchObject({ refresh_token: "new", endedBecause: null });
  });

  it("runs again after several deadlocks, with a pause in which the other one goes on", async () => {
    const deadlock = Object.assign(new Error("deadlock detected"), { code: "40P01" });
    const run = vi.fn().mockRejectedValueOnce(deadlock).mockRejectedValueOnce(deadlock);
    await expect(query(run.mockResolvedValue("done"))).resolves.toBe("done");
    expect(run).toHaveBeenCalledTimes(3);
    const always = vi.fn().mockRejectedValue(deadlock);
    await expect(query(always)).rejects.toThrow("deadlock detected");
    expect(always).toHaveBeenCalledTimes(4);
  });

  it("deletes a person although another process writes about the person", async () => {
    const id = await savePerson("busy");
    await changeGrant("busy", { username: "busy" });
    const error = await meanwhile(
      ["update account set username = 'x' where provider_account_id = 'busy'"],
      () => deletePerson(db, id),
      [`update "user" set name = 'x' where id = '${id}'`],
    );
    expect(error).toBeNull();
    expect(await grantOf("busy")).toBeUndefined();
  });
});
