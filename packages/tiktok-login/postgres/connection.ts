import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { requireDatabaseUrl } from "@/lib/database/address";
import { makeSteady } from "@/lib/database/steady-pool";
import { timeouts } from "@/lib/timeouts";
import * as schema from "./tables";

/** The site's tables. */
export type Database = NodePgDatabase<typeof schema>;

/** A database that is open. */
export interface OpenDatabase {
  database: Database & { $client: Pool };
  close(): Promise<void>;
}

/**
 * Opens the database at an address.
 * @param connectionString DATABASE_URL
 * @param options.connections at most
 * @param options.queryMs how long a query may take, in milliseconds
 * @throws {DatabaseProblem} when the address is not valid; an unreachable server shows at the first query
 */
export async function openDatabase(
  connectionString: string,
  { connections = 10, queryMs = timeouts.queryMs }: { connections?: number; queryMs?: number } = {},
): Promise<OpenDatabase> {
  requireDatabaseUrl(connectionString);
  const [{ Pool }, { drizzle }] = await Promise.all([
    import("pg"),
    import("drizzle-orm/node-postgres"),
  ]);
  const pool = new Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: timeouts.connectMs,
    // In this process, because poolers refuse the server's own limit as a startup parameter.
    query_timeout: queryMs,
    idleTimeoutMillis: timeouts.idleMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 1_000,
  });
  // An idle connection that breaks would stop the process.
  pool.on("error", async (error) => {
    // Not at the top, because it reads the environment before a script has loaded the .env files.
    const { logFailure } = await import("@/lib/log");
    logFailure("database", error.message);
  });
  const { run } = makeSteady(pool);
  const database = drizzle(pool, { schema });
  // Drizzle would keep the connection after a failure, even one whose transaction is still open after a query that took
  // too long, and then lose what others write through it; or never give it back if the transaction could not begin.
  database.transaction = (work, config) =>
    run((client) => drizzle(client, { schema }).transaction(work, config));
  return { database, close: () => pool.end() };
}
