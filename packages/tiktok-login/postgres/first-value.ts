import type { SQL } from "drizzle-orm";
import type { Connection } from "./connection";

/** The column `value` in the first row of a query's answer. */
export async function firstValue(connection: Connection, query: SQL): Promise<unknown> {
  return (await connection.execute(query)).rows[0]?.value;
}
