import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool } from "pg";
import { type Timeouts, timeoutsWith } from "../internal/timeouts";
import type { Log } from "../next/log";
import { DatabaseProblem } from "./failure";
import { makeSteady } from "./steady-pool";
import * as schema from "./tables";

/** Drizzle, on the database or in a transaction. */
export type Connection = NodePgDatabase<typeof schema>;

/** A database that is open. */
export interface OpenDatabase {
  connection: Connection & { $client: Pool };
  close(): Promise<void>;
}

/**
 * Opens the database at an address.
 * @param connectionString DATABASE_URL
 * @param options.connections at most
 * @throws {DatabaseProblem} when the address is not valid; an unreachable server shows at the first query
 */
export async function openDatabase(
  connectionString: string,
  options: {
    connections?: number;
    timeouts?: Partial<Timeouts> | undefined;
    log?: Pick<Log, "failure"> | undefined;
  } = {},
): Promise<OpenDatabase> {
  requireDatabaseUrl(connectionString);
  const { connections = 10, log } = options;
  const timeouts = timeoutsWith(options.timeouts);
  const [{ Pool }, { drizzle }] = await Promise.all([
    import("pg"),
    import("drizzle-orm/node-postgres"),
  ]);
  const pool = new Pool({
    connectionString,
    max: connections,
    connectionTimeoutMillis: timeouts.connectMs,
    // In this process, because poolers refuse the server's own limit as a startup parameter.
    query_timeout: timeouts.queryMs,
    idleTimeoutMillis: timeouts.idleMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 1_000,
  });
  // An idle connection that breaks would stop the process.
  pool.on("error", (error) => log?.failure("database", error.message));
  const { run } = makeSteady(pool, timeouts);
  const connection = drizzle(pool, { schema });
  // Drizzle would keep the connection after a failure, even one whose transaction is still open after a query that took
  // too long, and then lose what others write through it; or never give it back if the transaction could not begin.
  connection.transaction = (work, config) =>
    run((client) => drizzle(client, { schema }).transaction(work, config));
  return { connection, close: () => pool.end() };
}

const FORM =
  "DATABASE_URL must begin with postgres://, as in postgres://user:password@host/database.";

/**
 * Reads the address of a database.
 * @throws {DatabaseProblem} one sentence that does not repeat the value, which contains a password
 */
export function requireDatabaseUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.hostname && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new DatabaseProblem("address", FORM);
}
