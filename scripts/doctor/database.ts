import {
  describeDatabaseFailure,
  openDatabase,
  requireServerVersion,
  schemaState,
} from "tiktok-login/postgres";
import journal from "../../drizzle/meta/_journal.json";
import { mistakesIn } from "../../lib/env-schema";
import type { Finding, Variables } from "./finding";

const about = "DATABASE_URL";

/** Whether an address is for `npm run dev` alone. */
export const isPglite = (url: string | undefined) => url?.startsWith("pglite:") ?? false;

/** Connects to the database of DATABASE_URL, and says in one sentence whether the site can use it. */
export async function checkDatabase(
  { DATABASE_URL: url }: Variables,
  isProduction: boolean,
): Promise<Finding[]> {
  if (!url) return [{ level: "ok", about, what: "not set; each session is kept in a cookie" }];
  if (isPglite(url) && !isProduction) {
    const what =
      "npm run dev starts PGlite there. A build, and everything else, needs a PostgreSQL server.";
    return [{ level: "note", about, what }];
  }
  // Reported with the other variables.
  if (mistakesIn({ DATABASE_URL: url }).length > 0) return [];
  return [await reach(url).catch(unusable)];
}

async function reach(url: string): Promise<Finding> {
  const { connection, close } = await openDatabase(url, { connections: 1 });
  try {
    const version = await requireServerVersion(connection);
    const state = await schemaState(connection, journal);
    const where = `PostgreSQL ${version} answers at ${new URL(url).host}`;
    if (state === "current")
      return { level: "ok", about, what: `${where}, and its tables are up to date` };
    const tables = state === "missing" ? "has no tables of this site yet" : "has old tables";
    const what = `${where}, but the database ${tables}.`;
    return { level: "error", about, what, fix: "Run npm run db:migrate." };
  } finally {
    await close();
  }
}

// The sentence says what to do as well, and never repeats the password.
const unusable = (error: unknown): Finding => ({
  level: "error",
  about,
  what: describeDatabaseFailure(error).sentence,
});
