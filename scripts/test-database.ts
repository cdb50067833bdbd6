import { describeDatabaseFailure } from "../lib/database/failure";

const WITHOUT_SERVER =
  "Database: PGlite, because TEST_DATABASE_URL is not set; tests that need several processes are skipped";

/**
 * Says which database the tests use.
 * @throws {Error} one sentence if TEST_DATABASE_URL is set and its server cannot be used
 */
export async function describeTestDatabase(): Promise<string> {
  const connectionString = process.env.TEST_DATABASE_URL?.trim();
  if (!connectionString) return WITHOUT_SERVER;
  const { Client } = await import("pg");
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query("show server_version");
    return `Database: PostgreSQL ${rows[0].server_version.split(" ")[0]}`;
  } catch (error) {
    const { sentence } = describeDatabaseFailure(error);
    throw new Error(sentence.replaceAll("DATABASE_URL", "TEST_DATABASE_URL"));
  } finally {
    await client.end();
  }
}
