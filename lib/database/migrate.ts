import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { parseDatabaseUrl } from "@/lib/database/address";
import { type Database, openDatabase } from "@/lib/database/connection";

const migrationsFolder = fileURLToPath(new URL("../../drizzle", import.meta.url));

// Any number that nothing else locks in this database.
const LOCK = 7_305_118;

/**
 * Brings the tables up to date. Several processes may do this at once: they wait for each other.
 * @param url DATABASE_URL
 * @returns how many migrations were applied
 */
export async function migrateDatabase(url: string): Promise<number> {
  const { database, close } = await openDatabase(url, { connections: 1 });
  try {
    const before = await appliedMigrations(database);
    await (parseDatabaseUrl(url).kind === "server" ? migrateServer : migrateFolder)(database);
    return (await appliedMigrations(database)) - before;
  } finally {
    await close();
  }
}

// A lock that ends with its transaction also works through a pooler. PostgreSQL takes the `begin` of Drizzle's own
// transaction as a part of this one.
async function migrateServer(database: Database): Promise<void> {
  const { migrate } = await import("drizzle-orm/node-postgres/migrator");
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    await migrate(transaction as never, { migrationsFolder });
  });
}

// The folder is locked already.
async function migrateFolder(database: Database): Promise<void> {
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  await migrate(database as never, { migrationsFolder });
}

/** How many migrations this version of the code has that the database lacks. */
export async function missingMigrations(database: Database): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder }).length;
  return Math.max(0, known - (await appliedMigrations(database)));
}

async function appliedMigrations(database: Database): Promise<number> {
  const table = await firstValue(
    database,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as value`,
  );
  if (!table) return 0;
  const query = sql`select count(*)::int as value from drizzle.__drizzle_migrations`;
  return Number(await firstValue(database, query));
}

async function firstValue(database: Database, query: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = (await database.execute(query)) as unknown as { rows: { value: unknown }[] };
  return rows[0]?.value;
}
