import type { SQL } from "drizzle-orm";
import type { Database } from "@/lib/database/connection";

/** The column `value` in the first row of a query's answer. The drivers answer alike here, but not in type. */
export async function firstValue(database: Database, query: SQL): Promise<unknown> {
  const { rows } = (await database.execute(query)) as unknown as { rows: { value: unknown }[] };
  return rows[0]?.value;
}
