import { setTimeout as sleep } from "node:timers/promises";
import { type OpenDatabase, openDatabase } from "@/lib/database/connection";
import { DatabaseProblem, describeDatabaseFailure } from "@/lib/database/failure";
import { keepAwake } from "@/lib/database/keep-awake";
import { schemaState } from "@/lib/database/version";
import { env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { endOutage, noteOutage } from "@/lib/session/in-database/outage";
import { timeouts } from "@/lib/timeouts";

// Middleware, pages and route handlers are bundled apart. What they share is kept on globalThis.
const shared = globalThis as typeof globalThis & { openedDatabase?: Promise<OpenDatabase> };

/**
 * Runs a query, or a transaction, on the database of DATABASE_URL, which is opened at the first one. It runs again, up to
 * three times, if PostgreSQL ended it because it and another one waited for each other.
 * @throws {DatabaseProblem} which is logged; it has neither the query nor its parameters, which include tokens
 */
export async function query<Result>(
  run: (database: OpenDatabase["database"]) => Promise<Result>,
): Promise<Result> {
  try {
    const { database } = await opened();
    // Vercel freezes a function that has answered. Its idle connections would stay open at the server.
    if (env.VERCEL) keepAwake(sleep(timeouts.idleMs + 100));
    const result = await pastDeadlocks(() => run(database));
    endOutage();
    return result;
  } catch (error) {
    const { code, sentence, isOutage } = describeDatabaseFailure(error);
    if (isOutage) noteOutage();
    logFailure("database", sentence, { code });
    throw new DatabaseProblem(code, sentence, { isOutage });
  }
}

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

/** Closes the database, for scripts that end. */
export async function closeDatabase(): Promise<void> {
  const { openedDatabase } = shared;
  delete shared.openedDatabase;
  await (await openedDatabase)?.close();
}

function opened(): Promise<OpenDatabase> {
  shared.openedDatabase ??= open().catch((error: unknown) => {
    // The next query tries again.
    delete shared.openedDatabase;
    throw error;
  });
  return shared.openedDatabase;
}

async function open(): Promise<OpenDatabase> {
  const opening = await openDatabase(env.DATABASE_URL ?? "");
  const state = await schemaState(opening.database).catch(async (error: unknown) => {
    await opening.close();
    throw error;
  });
  if (state === "current") return opening;
  await opening.close();
  const what = state === "missing" ? "has no tables yet" : "has old tables";
  throw new DatabaseProblem(`schema_${state}`, `The database ${what}. Run npm run db:migrate.`);
}
