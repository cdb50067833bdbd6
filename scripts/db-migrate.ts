import { parseArgs } from "node:util";
import { describeDatabaseFailure } from "../lib/database/failure";
import { migrateDatabase } from "../lib/database/migrate";
import { addressToMigrate } from "./database-url";
import { loadEnvFiles } from "./env-files";
import { runAndExit } from "./next-dev";

/** Brings the tables of DATABASE_URL up to date. With --production it reads the .env files of a deployment. */
async function dbMigrate(): Promise<number> {
  const { values: options } = parseArgs({
    options: { production: { type: "boolean", default: false } },
  });
  loadEnvFiles(options.production);
  const address = addressToMigrate(process.env);
  if (!address) {
    throw new Error("DATABASE_URL is not set, so there is no database to migrate.");
  }
  console.log(await migrate(address));
  return 0;
}

/**
 * Brings a database up to date.
 * @returns a sentence that says what was done
 * @throws {Error} one sentence, without the password
 */
async function migrate(url: string): Promise<string> {
  const applied = await migrateDatabase(url).catch((error: unknown) => {
    throw new Error(describeDatabaseFailure(error).sentence);
  });
  if (applied === 0) return "The database is up to date.";
  return `Applied ${applied} migration${applied === 1 ? "" : "s"}.`;
}

await runAndExit(dbMigrate);
