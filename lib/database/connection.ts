import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { requireDatabaseUrl } from "@/lib/database/address";
import * as schema from "@/lib/database/schema";
import { timeouts } from "@/lib/timeouts";

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
  });
  // An idle connection that breaks would stop the process.
  pool.on("error", async (error) => {
    // Not at the top, because it reads the environment before a script has loaded the .env files.
    const { logFailure } = await import("@/lib/log");
    logFailure("database", error.message);
  });
  const database = drizzle(pool, { schema });
  database.transaction = async (run, config) => {
    const client = await pool.connect();
    // One that breaks now would stop the process as well. Its queries fail, which is enough.
    client.on("error", ignore);
    let failure: unknown;
    try {
      return await drizzle(client, { schema }).transaction(run, config);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      client.off("error", ignore);
      // Drizzle would keep the connection, even one whose transaction is still open after a query that took too long,
      // and then lose what others write through it; or never give it back if the transaction could not begin.
      client.release(failure !== undefined);
    }
  };
  return { database, close: () => pool.end() };
}

const ignore = () => {};
