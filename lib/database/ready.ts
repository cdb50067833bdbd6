import { sql } from "drizzle-orm";
import { DatabaseProblem } from "@/lib/database/failure";
import { query } from "@/lib/database/open";

/** Why the database cannot be used, as a code; null if it answers and its tables are up to date. It is logged too. */
export async function databaseFailure(): Promise<string | null> {
  try {
    await query((database) => database.execute(sql`select 1`));
    return null;
  } catch (error) {
    return error instanceof DatabaseProblem ? error.code : "unknown";
  }
}
