import { DatabaseProblem } from "./failure";

const FORM =
  "DATABASE_URL must begin with postgres://, as in postgres://user:password@host/database.";

/**
 * Reads the address of a database.
 * @throws {DatabaseProblem} one sentence that does not repeat the value, which contains a password
 */
export function requireDatabaseUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.hostname && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new DatabaseProblem("address", FORM);
}
