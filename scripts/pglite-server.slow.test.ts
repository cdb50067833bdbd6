import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startPglite } from "./pglite-server";

const SLOW_MS = 2 * 60_000;
const folder = mkdtempSync(join(tmpdir(), "pglite-server-"));
let server: Awaited<ReturnType<typeof startPglite>>;
let pool: pg.Pool;

beforeAll(async () => {
  server = await startPglite(join(folder, "db"));
  pool = new pg.Pool({ connectionString: server.url, max: 10 });
  await pool.query("create table counter (id int primary key, value int not null)");
  await pool.query("insert into counter select n, 0 from generate_series(0, 9) n");
}, SLOW_MS);
afterAll(async () => {
  await pool.end();
  await server.close();
  rmSync(folder, { recursive: true });
});

const total = async () =>
  (await pool.query("select sum(value)::int as total from counter")).rows[0].total;

async function inTransaction(run: (client: pg.PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect();
  await client.query("begin");
  await run(client);
  await client.query("commit");
  client.release();
}

it(
  "refuses a folder that another server has open, and takes one that was left behind",
  async () => {
    const other = join(folder, "other");
    await expect(startPglite(join(folder, "db"))).rejects.toThrow(
      /^Process \d+ has the database in/,
    );
    // No process has this number.
    writeFileSync(`${other}.lock`, "4194305");
    const second = await startPglite(other);
    await second.close();
    expect(existsSync(`${other}.lock`)).toBe(false);
  },
  2 * 60_000,
);

it(
  "answers ten connections that send queries, transactions and mistakes at once",
  async () => {
    const before = await total();
    await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        if (n % 5 === 0)
          await inTransaction((client) =>
            client.query("update counter set value = value + $1 where id = $2", [1, n % 10]),
          );
        else if (n % 5 === 1)
          await expect(pool.query("select $1::int as missing from nowhere", [n])).rejects.toThrow();
        else {
          const { rows } = await pool.query("select $1::int as one, $2::text as two", [n, `n${n}`]);
          expect(rows).toEqual([{ one: n, two: `n${n}` }]);
        }
      }),
    );
    expect((await total()) - before).toBe(40);
  },
  SLOW_MS,
);

it("keeps other connections waiting during a transaction, and lets one after the other take a lock", async () => {
  const order: string[] = [];
  const lockAndRead = (name: string) =>
    inTransaction(async (client) => {
      await client.query("select pg_advisory_xact_lock(8)");
      order.push(name);
      await client.query("select pg_sleep(0.05)");
      order.push(name);
    });
  await Promise.all([lockAndRead("a"), lockAndRead("b"), lockAndRead("c")]);
  expect(order).toEqual([order[0], order[0], order[2], order[2], order[4], order[4]]);
});

it("rolls back the transaction of a client that is killed, and goes on", async () => {
  const before = await total();
  const client = new pg.Client(server.url);
  client.on("error", () => {});
  await client.connect();
  await client.query("begin");
  await client.query("update counter set value = value + 1000");
  const waiting = total();
  (
    client as unknown as { connection: { stream: { destroy(): void } } }
  ).connection.stream.destroy();
  expect(await waiting).toBe(before);
});

it("answers no one who does not know the address", async () => {
  const { port } = new URL(server.url);
  const client = new pg.Client(`postgres://postgres@127.0.0.1:${port}/postgres`);
  await expect(client.connect()).rejects.toThrow("Connection terminated");
});
