import { hasDatabase } from "@/lib/env";

/**
 * Asks the database whether it can be used, before something that would be lost if it cannot.
 * @returns a code such as "ECONNREFUSED", which is logged too; null if it can be used, or if there is none
 */
export async function databaseFailure(): Promise<string | null> {
  if (!hasDatabase) return null;
  const database = await import("@/lib/database/ready");
  return database.databaseFailure();
}
