import { spawnSync } from "node:child_process";
import { databaseUrl } from "./database-url";

/**
 * Brings an embedded database up to date before Next starts, and says so in one line. The tables of a server, which
 * other people may use too, are left alone: one line says if they are missing or old.
 * @throws {Error} one sentence if DATABASE_URL is not valid, or the embedded database cannot be used
 */
export async function prepareDatabase(): Promise<void> {
  const url = databaseUrl(process.env);
  if (!url) return;
  const { parseDatabaseUrl } = await import("../lib/database/address");
  if (parseDatabaseUrl(url).kind === "embedded") return migrateInChild();
  const warning = await problemOf(url);
  if (warning) console.warn(`Database: ${warning}`);
}

// In a process of its own, because opening the database takes up to 900 MB, and only Next may hold the folder.
function migrateInChild(): void {
  const args = ["--import", "tsx", "scripts/db-migrate.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr.trim() || "The database could not be migrated.");
  console.log(`Database: ${stdout.trim()}`);
}

/** What is wrong with the tables of a server, or why it cannot be asked; null if nothing is. */
async function problemOf(url: string): Promise<string | null> {
  const [{ openDatabase }, { schemaState }, { describeDatabaseFailure }] = await Promise.all([
    import("../lib/database/connection"),
    import("../lib/database/version"),
    import("../lib/database/failure"),
  ]);
  const { database, close } = await openDatabase(url, { connections: 1 });
  try {
    const state = await schemaState(database);
    if (state === "missing") return "It has no tables yet. Run npm run db:migrate.";
    if (state === "outdated") return "Its tables are older than the code. Run npm run db:migrate.";
    return null;
  } catch (error) {
    return describeDatabaseFailure(error).sentence;
  } finally {
    await close();
  }
}
