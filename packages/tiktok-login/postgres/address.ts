import { DatabaseProblem } from "@/lib/database/failure";
import { DATABASE_URL_FORM } from "@/lib/env-schema";

/**
 * Reads DATABASE_URL.
 * @throws {DatabaseProblem} one sentence that does not repeat the value, which contains a password
 */
export function requireDatabaseUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.hostname && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new DatabaseProblem("address", DATABASE_URL_FORM);
}
