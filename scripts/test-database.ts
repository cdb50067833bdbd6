import { Client } from "pg";
import { describeDatabaseFailure } from "tiktok-login/postgres";
import { startPostgres } from "./test-postgres";

/**
 * Runs tests with a database server: the one at TEST_DATABASE_URL, else one that is started for them if PostgreSQL is
 * installed. Without either, they use PGlite.
 * @throws {Error} one sentence if TEST_DATABASE_URL is set and its server cannot be used
 */
export async function withTestDatabase(run: () => Promise<number>): Promise<number> {
  const given = process.env.TEST_DATABASE_URL?.trim();
  const started = given ? null : await startPostgres();
  const url = given ?? started?.url;
  try {
    const without = "PGlite, because PostgreSQL is not installed; tests that need it are skipped";
    console.log(`Database: ${url ? `PostgreSQL ${await versionOf(url)}` : without}`);
    if (url) process.env.TEST_DATABASE_URL = url;
    return await run();
  } finally {
    await started?.stop();
  }
}

async function versionOf(connectionString: string): Promise<string> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query("show server_version");
    return rows[0].server_version.split(" ")[0];
  } catch (error) {
    const { sentence } = describeDatabaseFailure(error);
    throw new Error(sentence.replaceAll("DATABASE_URL", "TEST_DATABASE_URL"));
  } finally {
    await client.end();
  }
}
