import { parseArgs } from "node:util";
import { loadEnvFiles } from "./env-files";
import { runAndExit } from "./next-dev";

/** Runs the daily job once. With --production it reads the .env files of a deployment. */
async function daily(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      production: { type: "boolean", default: false },
      minutes: { type: "string", default: "60" },
      "per-minute": { type: "string", default: "480" },
    },
  });
  const [minutes = 0, perMinute = 0] = [options.minutes, options["per-minute"]].map(Number);
  if (!(minutes > 0 && perMinute > 0))
    throw new Error("--minutes and --per-minute must be numbers above zero, such as 30.");
  loadEnvFiles(options.production);
  const needed = ["DATABASE_URL", "AUTH_SECRET", "AUTH_TIKTOK_ID", "AUTH_TIKTOK_SECRET"];
  const missing = needed.find((name) => !process.env[name]?.trim());
  if (missing) throw new Error(`${missing} is not set.`);
  // Not before the .env files are loaded.
  const { runDaily } = await import("../lib/history/daily");
  const end = runDaily({ budget: minutes * 60_000, perMinute });
  // A failure of the database has been logged as one sentence.
  return end.then(
    () => 0,
    (error: Error) => {
      if (error.name === "DatabaseProblem") return 1;
      throw error;
    },
  );
}

await runAndExit(daily);
