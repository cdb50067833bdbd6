import type { SQL } from "drizzle-orm";
import type { Database } from "@/lib/database/connection";

/** The column `value` in the first row of a query's answer. */
export async function firstValue(database: Database, query: SQL): Promise<unknown> {
  return (await database.execute(query)).rows[0]?.value;
}
