import { existsSync, rmSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { lockFolder } from "@/lib/database/folder-lock";
import { migrateInChild, migrationsKey } from "./migrations";
import type { TestDatabase } from "./test-database";

const WAIT_MS = 2 * 60_000;

/**
 * An embedded database in a temporary folder, copied from one that is prepared once for each set of migrations: making
 * one takes 5 seconds, copying it a tenth of a second.
 */
export async function createEmbeddedDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const parent = await mkdtemp(join(tmpdir(), "test-database-"));
  const remove = () => rmSync(parent, { recursive: true, force: true });
  // A worker that fails does not come to drop it.
  process.once("exit", remove);
  const folder = join(parent, "db");
  if (!isEmpty) await cp(await prepareFolder(), folder, { recursive: true });
  const url = `pglite:${folder}`;
  return {
    url,
    env: { DATABASE_URL: url, PGLITE_IN_PRODUCTION: "true" },
    drop: async () => {
      process.off("exit", remove);
      remove();
    },
  };
}

/** The folder to copy. It stays for the next run. */
async function prepareFolder(): Promise<string> {
  const prepared = join(tmpdir(), `test-database-of-${process.getuid?.()}-${migrationsKey()}`);
  if (existsSync(prepared)) return prepared;
  const release = await waitForLock(prepared);
  try {
    if (!existsSync(prepared)) await prepare(prepared);
  } finally {
    release();
  }
  return prepared;
}

// Renamed when it is complete, in case that this process is killed.
async function prepare(prepared: string): Promise<void> {
  const parent = await mkdtemp(`${prepared}-`);
  await migrateInChild(`pglite:${join(parent, "db")}`);
  await rename(join(parent, "db"), prepared);
  await rm(parent, { recursive: true });
}

async function waitForLock(folder: string): Promise<() => void> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
