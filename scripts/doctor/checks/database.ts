import { sql } from "drizzle-orm";
import { requireDatabaseUrl } from "../../../lib/database/address";
import { type Database, openDatabase } from "../../../lib/database/connection";
import { describeDatabaseFailure } from "../../../lib/database/failure";
import { firstValue } from "../../../lib/database/first-value";
import { requireServerVersion, schemaState } from "../../../lib/database/version";
import type { Finding, Variables } from "../finding";
import { checkDatabaseClock, checkDatabaseConnections, type ServerState } from "./database-server";
import { withoutStrayCharacters } from "./stray-characters";

const ABOUT = "Database";
const WHY = "Without the database no one can sign in.";
const MIGRATE = "Run npm run db:migrate.";

/** Reaches the database of DATABASE_URL, and checks its version, tables, clock and connections. */
export async function checkDatabase(variables: Variables): Promise<Finding[]> {
  const { DATABASE_URL: url } = withoutStrayCharacters(variables);
  const address = url ? addressIn(url) : null;
  if (!url || !address) return [];
  try {
    const { database, close } = await openDatabase(url, { connections: 1 });
    try {
      return await checkOpen(database, address);
    } finally {
      await close();
    }
  } catch (error) {
    return [unusable(error)];
  }
}

// The check of the address reports one that is not valid.
function addressIn(url: string): URL | null {
  try {
    return requireDatabaseUrl(url);
  } catch {
    return null;
  }
}

async function checkOpen(database: Database, { host }: URL): Promise<Finding[]> {
  const version = await requireServerVersion(database);
  const what = `PostgreSQL ${version} answers at ${host}.`;
  const reached: Finding = { level: "ok", about: ABOUT, what };
  const tables = checkTables(await schemaState(database));
  const asked = Date.now();
  const state = (await firstValue(database, STATE)) as ServerState;
  const now = (asked + Date.now()) / 2;
  const clock = checkDatabaseClock(now, state.time);
  return [reached, ...tables, ...clock, checkDatabaseConnections(state)];
}

// Everyone may read pg_stat_database; pg_stat_activity hides other users' connections.
const STATE = sql`select json_build_object(
  'time', extract(epoch from clock_timestamp()) * 1000,
  'allowed', current_setting('max_connections')::int,
  'used', (select sum(numbackends) from pg_stat_database)
) as value`;

function checkTables(state: Awaited<ReturnType<typeof schemaState>>): Finding[] {
  if (state === "current") return [];
  const what = state === "missing" ? "has no tables of this site yet." : "has old tables.";
  return [{ level: "error", about: ABOUT, what, why: WHY, fix: MIGRATE }];
}

function unusable(error: unknown): Finding {
  const { sentence } = describeDatabaseFailure(error);
  const [what = "", ...fix] = sentence.split(/(?<=\.) /);
  const advice = fix.join(" ") || "Copy DATABASE_URL again from where the database is managed.";
  return { level: "error", about: ABOUT, what, why: WHY, fix: advice };
}
