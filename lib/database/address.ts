import { DatabaseProblem } from "@/lib/database/failure";

/** Where people are kept: a PostgreSQL server, or PostgreSQL embedded in this process with its files in a folder. */
export type DatabaseAddress =
  | { kind: "server"; url: string }
  | { kind: "embedded"; folder: string };

/**
 * Reads DATABASE_URL: `postgres://…` or `pglite:folder`.
 * @throws {DatabaseProblem} one sentence that does not repeat the value, which contains a password
 */
export function parseDatabaseUrl(value: string): DatabaseAddress {
  if (value.startsWith("pglite:")) {
    const folder = value.slice("pglite:".length);
    if (folder) return { kind: "embedded", folder };
    throw new DatabaseProblem(
      "address",
      "DATABASE_URL must name a folder after pglite:, such as pglite:.data/db.",
    );
  }
  const isServer = URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
  if (isServer && new URL(value).hostname) return { kind: "server", url: value };
  throw new DatabaseProblem(
    "address",
    "DATABASE_URL must begin with postgres://, as in postgres://user:password@host/database, or with pglite:, as in pglite:.data/db.",
  );
}
