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
  const { requireDatabaseUrl } = await import("../lib/database/address");
  if (folder === url) {
    requireDatabaseUrl(url);
    const warning = await problemOf(url);
    if (warning) console.warn(`Database: ${warning}`);
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

/** What is wrong with the tables of a server, or why it cannot be asked; null if nothing is. */
async function problemOf(url: string): Promise<string | null> {
  const [{ openDatabase }, { schemaState }, { describeDatabaseFailure }] = await Promise.all([
    import("../lib/database/connection"),
    import("../lib/database/version"),
    import("../lib/database/failure"),
  ]);
  const { database, close } = await openDatabase(url, { connections: 1 });
  try {
    const state = await schemaState(database);
    if (state === "missing") return "It has no tables yet. Run npm run db:migrate.";
    if (state === "outdated") return "Its tables are older than the code. Run npm run db:migrate.";
    return null;
  } catch (error) {
    return describeDatabaseFailure(error).sentence;
  } finally {
    await close();
  }
}
