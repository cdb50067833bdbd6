import { sql } from "drizzle-orm";
// Imported, because a path to the folder would be wrong inside Next's build.
import journal from "@/drizzle/meta/_journal.json";
import type { Database } from "@/lib/database/connection";
import { DatabaseProblem, describeDatabaseFailure } from "@/lib/database/failure";
import { firstValue } from "@/lib/database/first-value";

const OLDEST_SERVER = 14;
const NEWEST_MIGRATION = Math.max(...journal.entries.map(({ when }) => when));

/** How the tables of a database relate to this version of the code. */
export type SchemaState = "current" | "missing" | "outdated";

/**
 * Whether the tables are those that this code needs, with one query. A database that is newer than the code counts as
 * current: an old server still runs while a new one is rolled out.
 */
export async function schemaState(database: Database): Promise<SchemaState> {
  const query = sql`select max(created_at)::float8 as value from drizzle.__drizzle_migrations`;
  const newest = await firstValue(database, query).catch((error: unknown) => {
    if (describeDatabaseFailure(error).code === "42P01") return null;
    throw error;
  });
  if (newest === null) return "missing";
  return Number(newest) < NEWEST_MIGRATION ? "outdated" : "current";
}

/**
 * The major version of PostgreSQL, such as 17.
 * @throws {DatabaseProblem} one sentence if this code does not work with it
 */
export async function requireServerVersion(database: Database): Promise<number> {
  const query = sql`select current_setting('server_version_num')::int as value`;
  const version = Math.floor(Number(await firstValue(database, query)) / 10_000);
  if (version >= OLDEST_SERVER) return version;
  throw new DatabaseProblem(
    "old_server",
    `This is PostgreSQL ${version}, and the site needs ${OLDEST_SERVER} or newer. Upgrade the server.`,
  );
}
