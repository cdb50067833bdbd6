import { parseArgs } from "node:util";
import { addressToMigrate, migrate } from "./database";
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

await runAndExit(dbMigrate);
