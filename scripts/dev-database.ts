import { cleaned } from "../lib/env-schema";

/**
 * Makes the database of DATABASE_URL ready for Next. With `pglite:` and a folder it starts PGlite there, brings its tables up
 * to date and puts the server's address into DATABASE_URL. The tables of any other server, which other people may use
 * too, are left alone: one line says if they are missing or old.
 * @returns what closes it
 * @throws {Error} one sentence if DATABASE_URL is not valid, or PGlite cannot use the folder
 */
export async function prepareDatabase(): Promise<() => Promise<void>> {
  const url = cleaned(process.env.DATABASE_URL);
  const folder = url?.replace(/^pglite:/, "");
  if (!url || !folder) return async () => {};
  const { requireDatabaseUrl } = await import("tiktok-login/postgres");
  if (folder === url) {
    requireDatabaseUrl(url);
    const { checkDatabase } = await import("./doctor/database");
    for (const { level, what, fix = "" } of await checkDatabase({ DATABASE_URL: url }, false))
      if (level === "error") console.warn(`Database: ${what} ${fix}`.trim());
    return async () => {};
  }
  const [{ startPglite }, { migrateDatabase }] = await Promise.all([
    import("./pglite-server"),
    import("../lib/database/migrate"),
  ]);
  const server = await startPglite(folder);
  const applied = await migrateDatabase(server.url);
  process.env.DATABASE_URL = server.url;
  console.log(`Database: PGlite in ${folder}, ${applied} migrations applied.`);
  return server.close;
}
