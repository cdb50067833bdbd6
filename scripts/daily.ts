import { parseArgs } from "node:util";
import { databaseUrl } from "./database-url";
import { loadEnvFiles } from "./env-files";
import { runAndExit } from "./next-dev";

/**
 * Runs the daily job once. With --production it reads the .env files of a deployment. --minutes is how long it may
 * begin to read people, 60 unless given, and --per-minute how often it may call each of TikTok's endpoints.
 */
async function daily(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      production: { type: "boolean", default: false },
      minutes: { type: "string", default: "60" },
      "per-minute": { type: "string" },
    },
  });
  const budget = positive("--minutes", options.minutes) * 60_000;
  const perMinute = options["per-minute"] && positive("--per-minute", options["per-minute"]);
  loadEnvFiles(options.production);
  requireVariables();
  // Not before the .env files are loaded.
  const { runDaily } = await import("../lib/account/daily/run");
  const { closeDatabase } = await import("../lib/database/open");
  try {
    await runDaily({ budget, ...(perMinute && { perMinute }) });
    await closeDatabase();
    return 0;
  } catch (error) {
    // Logged where it happened, as one sentence.
    if (error instanceof Error && error.name === "DatabaseProblem") return 1;
    throw error;
  }
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`${name} must be a number above zero, such as 30.`);
}

function requireVariables(): void {
  if (!databaseUrl(process.env)) {
    throw new Error("DATABASE_URL is not set, so there is no one to read.");
  }
  for (const name of ["AUTH_SECRET", "AUTH_TIKTOK_ID", "AUTH_TIKTOK_SECRET"]) {
    if (!process.env[name]?.trim()) {
      throw new Error(
        `${name} is not set. With the emulator, call /api/cron/daily of a development server that has a CRON_SECRET.`,
      );
    }
  }
}

await runAndExit(daily);
