import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier } from "pg";
import { migrateInChild, migrationsKey } from "./migrations";
import type { TestDatabase } from "./test-database";

// Any number that nothing else locks on this server.
const LOCK = 7_305_119;

/**
 * A database on a server, copied from a template that is made once for each set of migrations and stays there.
 * @param server the address of any database on it, for a user who may create others
 */
export async function createServerDatabase(
  server: string,
  { isEmpty = false } = {},
): Promise<TestDatabase> {
  const template = isEmpty ? "template0" : await prepareTemplate(server);
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await run(server, `create database ${name} template ${escapeIdentifier(template)}`);
  const url = addressOf(server, name);
  return {
    url,
    env: { DATABASE_URL: url },
    query: (text, values) => run(url, text, values),
    drop: async () => void (await run(server, `drop database if exists ${name} with (force)`)),
  };
}

async function prepareTemplate(server: string): Promise<string> {
  const template = `test_template_${migrationsKey()}`;
  await withClient(server, async (client) => {
    const exists = "select from pg_database where datname = $1";
    if ((await client.query(exists, [template])).rowCount) return;
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    if ((await client.query(exists, [template])).rowCount) return;
    // Renamed when it is complete, in case that this process is killed.
    const unfinished = `${template}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    await migrateInChild(addressOf(server, unfinished));
    await client.query(`alter database ${unfinished} rename to ${template}`);
  });
  return template;
}

function addressOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs a statement on a connection of its own. */
export const run = <Row>(url: string, text: string, values?: unknown[]): Promise<Row[]> =>
  withClient(url, async (client) => (await client.query(text, values)).rows as Row[]);

/** Its end releases the lock as well. */
async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
