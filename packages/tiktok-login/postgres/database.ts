import { setTimeout as sleep } from "node:timers/promises";
import { processWide } from "../internal/process-wide";
import { type Timeouts, timeoutsWith } from "../internal/timeouts";
import type { Log } from "../next/log";
import type { Connection, OpenDatabase } from "./connection";
import { DatabaseProblem, describeDatabaseFailure } from "./failure";
import { keepAwake } from "./keep-awake";
import type { Migrations } from "./version";

/** A PostgreSQL database, which is opened at the first query. */
export interface Database {
  /**
   * Runs a query, or a transaction. It runs again, up to three times, if PostgreSQL ended it because it and another one
   * waited for each other, so that the function must do nothing but SQL.
   * @throws {DatabaseProblem} which is logged; it has neither the query nor its parameters, which include tokens
   */
  query<Result>(run: (connection: OpenDatabase["connection"]) => Promise<Result>): Promise<Result>;
  /**
   * Why the database cannot be used, as a code; null if it answers, can be written to, and its tables are up to date. It
   * is logged too.
   */
  unavailable(): Promise<string | null>;
  /** How many seconds to wait before the database is tried again; null if it has not just failed. Asks nothing. */
  secondsOfOutage(): number | null;
  /** Closes it, for scripts that end. The next query opens it again. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** The site's `drizzle/meta/_journal.json`. A database whose tables are older is refused. */
  migrations: Migrations;
  /** Nothing is logged without it. */
  log?: Pick<Log, "failure">;
  /** Those that are not the usual ones. */
  timeouts?: Partial<Timeouts>;
  /** Whether idle connections have to be closed before the process is frozen, as on Vercel. */
  isServerless?: boolean;
}

/** What is known of a database in this process, whichever bundle asks. */
interface State {
  opened?: Promise<OpenDatabase> | undefined;
  failedAt?: number | undefined;
}

/** The database at an address, such as "postgres://user:password@host/database?sslmode=verify-full". */
export function postgres(url: string, options: DatabaseOptions): Database {
  const { migrations, log, isServerless = false } = options;
  const timeouts = timeoutsWith(options.timeouts);
  const state = processWide<State>(`database ${url}`, () => ({}));

  function opened(): Promise<OpenDatabase> {
    state.opened ??= open().catch((error: unknown) => {
      // The next query tries again.
      state.opened = undefined;
      throw error;
    });
    return state.opened;
  }

  async function open(): Promise<OpenDatabase> {
    const [{ openDatabase }, { schemaState }] = await Promise.all([
      import("./connection"),
      import("./version"),
    ]);
    const opening = await openDatabase(url, { log, timeouts });
    const tables = await schemaState(opening.connection, migrations).catch(
      async (error: unknown) => {
        await opening.close();
        throw error;
      },
    );
    if (tables === "current") return opening;
    await opening.close();
    const what = tables === "missing" ? "has no tables yet" : "has old tables";
    throw new DatabaseProblem(`schema_${tables}`, `The database ${what}. Run npm run db:migrate.`);
  }

  const query: Database["query"] = async (run) => {
    try {
      const { connection } = await opened();
      // Vercel freezes a function that has answered. Its idle connections would stay open at the server.
      if (isServerless) keepAwake(sleep(timeouts.idleMs + 100));
      const result = await pastDeadlocks(() => run(connection));
      state.failedAt = undefined;
      return result;
    } catch (error) {
      const { code, sentence, isOutage } = describeDatabaseFailure(error);
      if (isOutage) state.failedAt = performance.now();
      log?.failure("database", sentence, { code });
      throw new DatabaseProblem(code, sentence, { isOutage });
    }
  };

  return {
    query,
    unavailable: () => query(requireWritable).then(() => null, codeOf),
    secondsOfOutage() {
      const failedAt = state.failedAt ?? Number.NEGATIVE_INFINITY;
      const left = failedAt + timeouts.outageMs - performance.now();
      return left > 0 ? Math.ceil(left / 1000) : null;
    },
    async close() {
      const closing = state.opened;
      state.opened = undefined;
      await (await closing)?.close();
    },
  };
}

async function requireWritable(connection: Connection): Promise<void> {
  const { rows } = await connection.execute(
    "select current_setting('transaction_read_only') as value",
  );
  if (rows[0]?.value === "on")
    throw Object.assign(new Error("The PostgreSQL server is read-only."), { code: "25006" });
}

const codeOf = (error: unknown): string => describeDatabaseFailure(error).code;

const DEADLOCK = "40P01";
const ATTEMPTS = 4;
const PAUSE_MS = 50;

// Nothing of a transaction that PostgreSQL ended has happened. The pause lets the other one take the lock that it waits
// for: without it, the two could meet again.
async function pastDeadlocks<Result>(run: () => Promise<Result>, attempt = 1): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (describeDatabaseFailure(error).code !== DEADLOCK || attempt === ATTEMPTS) throw error;
    await sleep(PAUSE_MS * attempt * (1 + Math.random()));
    return pastDeadlocks(run, attempt + 1);
  }
}
