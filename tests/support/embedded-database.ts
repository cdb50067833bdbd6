import { existsSync, rmSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPglite } from "../../scripts/pglite-server";
import { migrateInChild, migrationsKey } from "./migrations";
import { run } from "./server-database";
import type { TestDatabase } from "./test-database";

/**
 * PGlite as a server in this process, on a folder copied from one that is prepared once for each set of migrations:
 * making one takes 5 seconds, copying it a tenth of a second.
 */
export async function createEmbeddedDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const parent = await mkdtemp(join(tmpdir(), "test-database-"));
  const remove = () => rmSync(parent, { recursive: true, force: true });
  // A worker that fails does not come to drop it.
  process.once("exit", remove);
  const folder = join(parent, "db");
  if (!isEmpty) await cp(await prepareFolder(), folder, { recursive: true });
  const { url, close } = await startPglite(folder);
  return {
    url,
    env: { DATABASE_URL: url },
    query: (text, values) => run(url, text, values),
    drop: async () => {
      await close();
      process.off("exit", remove);
      remove();
    },
  };
}

/** The folder to copy. It stays for the next run. */
async function prepareFolder(): Promise<string> {
  const prepared = join(tmpdir(), `test-database-of-${process.getuid?.()}-${migrationsKey()}`);
  if (existsSync(prepared)) return prepared;
  const parent = await mkdtemp(`${prepared}-`);
  const { url, close } = await startPglite(join(parent, "db"));
  await migrateInChild(url);
  await close();
  // Renamed when it is complete, in case that this process is killed. Another worker may have been faster.
  await rename(join(parent, "db"), prepared).catch(() => {});
  await rm(parent, { recursive: true });
  return prepared;
}
