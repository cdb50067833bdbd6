import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { type Connection, openDatabase, requireServerVersion } from "tiktok-login/postgres";
import { mistakesIn } from "@/lib/env-schema";

const migrationsFolder = fileURLToPath(new URL("../../drizzle", import.meta.url));

// Any number that nothing else locks in this database.
const LOCK = 7_305_118;
// Building an index takes longer than any query of the site.
const MIGRATION_MS = 10 * 60_000;

/**
 * Brings the tables up to date. Several processes may do this at once: they wait for each other.
 * @param url DATABASE_URL
 * @returns how many migrations were applied
 */
export async function migrateDatabase(url: string): Promise<number> {
  const [mistake] = mistakesIn({ DATABASE_URL: url });
  if (mistake) throw new Error(mistake);
  const { connection, close } = await openDatabase(url, {
    connections: 1,
    timeouts: { queryMs: MIGRATION_MS },
  });
  try {
    await requireServerVersion(connection);
    const { migrate } = await import("drizzle-orm/node-postgres/migrator");
    // A lock that ends with its transaction also works through a pooler. PostgreSQL takes the `begin` of Drizzle's own
    // transaction as a part of this one.
    return await connection.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      return countApplied(transaction, () => migrate(transaction as never, { migrationsFolder }));
    });
  } finally {
    await close();
  }
}

async function countApplied(connection: Connection, apply: () => Promise<void>): Promise<number> {
  const before = await appliedMigrations(connection);
  await apply();
  return (await appliedMigrations(connection)) - before;
}

async function appliedMigrations(connection: Connection): Promise<number> {
  const first = async (query: string) => (await connection.execute(query)).rows[0]?.value;
  const table = await first("select to_regclass('drizzle.__drizzle_migrations')::text as value");
  if (!table) return 0;
  return Number(await first("select count(*)::int as value from drizzle.__drizzle_migrations"));
}
