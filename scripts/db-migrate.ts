import { parseArgs } from "node:util";
import { describeDatabaseFailure } from "tiktok-login/postgres";
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
  if (!address) throw new Error("DATABASE_URL is not set, so there is no database to migrate.");
  const applied = await migrateDatabase(address).catch((error: unknown) => {
    // One sentence, without the password.
    throw new Error(describeDatabaseFailure(error).sentence);
  });
  const done = `Applied ${applied} migration${applied === 1 ? "" : "s"}.`;
  console.log(applied === 0 ? "The database is up to date." : done);
  return 0;
}

await runAndExit(dbMigrate);
