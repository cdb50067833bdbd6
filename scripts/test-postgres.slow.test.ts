import { existsSync } from "node:fs";
import { Client } from "pg";
import { describe, expect, it } from "vitest";
import { findPostgres, startPostgres } from "./test-postgres";

const SLOW_MS = 2 * 60_000;

/** The folder with the data of a server that runs. */
async function folderOf(url: string): Promise<string> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query("show data_directory");
  await client.end();
  return rows[0].data_directory;
}

async function expectGone(url: string, folder: string): Promise<void> {
  expect(existsSync(folder)).toBe(false);
  await expect(new Client(url).connect()).rejects.toMatchObject({ code: "ECONNREFUSED" });
}

describe.skipIf(!findPostgres())("a PostgreSQL server for the tests", () => {
  it(
    "runs on this machine only, and leaves nothing when it is stopped",
    async () => {
      const server = await startPostgres();
      const url = server?.url ?? "";
      const folder = await folderOf(url);
      expect(new URL(url).hostname).toBe("127.0.0.1");
      expect(existsSync(folder)).toBe(true);
      server?.stop();
      await expectGone(url, folder);
    },
    SLOW_MS,
  );
});
