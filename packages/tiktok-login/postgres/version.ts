import type { SQL } from "drizzle-orm";
import { sql } from "drizzle-orm";
import type { Connection } from "./connection";
import { DatabaseProblem, describeDatabaseFailure } from "./failure";

const OLDEST_SERVER = 14;

/** The migrations that the code knows, each with its time. */
export interface Migrations {
  entries: readonly { when: number }[];
}

/** How the tables of a database relate to this version of the code. */
export type SchemaState = "current" | "missing" | "outdated";

/**
 * Whether the tables are those that this code needs, with one query. A database that is newer than the code counts as
 * current: an old server still runs while a new one is rolled out.
 */
export async function schemaState(
  connection: Connection,
  { entries }: Migrations,
): Promise<SchemaState> {
  const query = sql`select max(created_at)::float8 as value from drizzle.__drizzle_migrations`;
  const newest = await firstValue(connection, query).catch((error: unknown) => {
    if (describeDatabaseFailure(error).code === "42P01") return null;
    throw error;
  });
  if (newest === null) return "missing";
  return Number(newest) < Math.max(...entries.map(({ when }) => when)) ? "outdated" : "current";
}

/**
 * The major version of PostgreSQL, such as 17.
 * @throws {DatabaseProblem} one sentence if this code does not work with it
 */
export async function requireServerVersion(connection: Connection): Promise<number> {
  const query = sql`select current_setting('server_version_num')::int as value`;
  const version = Math.floor(Number(await firstValue(connection, query)) / 10_000);
  if (version >= OLDEST_SERVER) return version;
  throw new DatabaseProblem(
    "old_server",
    `This is PostgreSQL ${version}, and the site needs ${OLDEST_SERVER} or newer. Upgrade the server.`,
  );
}

/** The column `value` in the first row of a query's answer. */
async function firstValue(connection: Connection, query: SQL): Promise<unknown> {
  return (await connection.execute(query)).rows[0]?.value;
}
