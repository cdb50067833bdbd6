import { sql } from "drizzle-orm";
import { DatabaseProblem } from "@/lib/database/failure";
import { firstValue } from "@/lib/database/first-value";
import { query } from "@/lib/database/open";

/**
 * Why the database cannot be used, as a code; null if it answers, can be written to, and its tables are up to date. It
 * is logged too.
 */
export async function databaseFailure(): Promise<string | null> {
  try {
    await query(async (database) => {
      const setting = sql`select current_setting('transaction_read_only') as value`;
      if ((await firstValue(database, setting)) === "on")
        throw Object.assign(new Error("The PostgreSQL server is read-only."), { code: "25006" });
    });
    return null;
  } catch (error) {
    return error instanceof DatabaseProblem ? error.code : "unknown";
  }
}
