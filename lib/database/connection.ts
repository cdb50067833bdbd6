import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { parseDatabaseUrl } from "@/lib/database/address";
import { lockFolder } from "@/lib/database/folder-lock";
import * as schema from "@/lib/database/schema";
import { timeouts } from "@/lib/timeouts";

/** The tables, in a server or embedded: the same SQL. */
export type Database = NodePgDatabase<typeof schema>;

/** A database that is open. */
export interface OpenDatabase {
  database: Database & { $client: Pool };
  close(): Promise<void>;
}

/**
 * Opens the database at an address.
 * @param value DATABASE_URL
 * @param options.connections at most
 * @param options.queryMs how long a query on a server may take, in milliseconds
 * @throws {Error} when the address is not valid or another process uses the folder; an unreachable server shows at the
 * first query
 */
export async function openDatabase(
  value: string,
  { connections = 10, queryMs = timeouts.queryMs }: { connections?: number; queryMs?: number } = {},
): Promise<OpenDatabase> {
  const address = parseDatabaseUrl(value);
  return address.kind === "server"
    ? openServer(address.url, connections, queryMs)
    : openFolder(address.folder);
}

async function openServer(
  connectionString: string,
  max: number,
  queryMs: number,
): Promise<OpenDatabase> {
  const [{ Pool }, { drizzle }] = await Promise.all([
    import("pg"),
    import("drizzle-orm/node-postgres"),
  ]);
  const pool = new Pool({
    connectionString,
    max,
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

// Its package is loaded only here.
async function openFolder(folder: string): Promise<OpenDatabase> {
  const release = lockFolder(folder);
  try {
    const [{ PGlite }, { drizzle }] = await Promise.all([
      import("@electric-sql/pglite"),
      import("drizzle-orm/pglite"),
    ]);
    const client = await PGlite.create(folder);
    const close = async () => {
      await client.close();
      release();
    };
    return { database: drizzle(client, { schema }) as unknown as OpenDatabase["database"], close };
  } catch (error) {
    release();
    throw error;
  }
}
