import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { prepareDatabase } from "./dev-database";

const SLOW_MS = 2 * 60_000;

it("needs no database", async () => {
  vi.stubEnv("DATABASE_URL", "");
  await expect(prepareDatabase()).resolves.toBeUndefined();
});

it("does not start with an address that is not valid", async () => {
  vi.stubEnv("DATABASE_URL", "nonsense");
  await expect(prepareDatabase()).rejects.toThrow("DATABASE_URL must begin with postgres://");
});

it("starts without a server that it cannot reach, and says so", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  // Nothing listens on port 1.
  vi.stubEnv("DATABASE_URL", "postgres://user:hunter2@localhost:1/name");
  await prepareDatabase();
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    expect.stringMatching(/^Database: The PostgreSQL server refuses connections\./),
  );
});

it(
  "brings an embedded database up to date and lets go of it, but not while another process uses it",
  async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const folder = join(mkdtempSync(join(tmpdir(), "dev-database-")), "db");
    vi.stubEnv("DATABASE_URL", `pglite:${folder}`);
    await prepareDatabase();
    await prepareDatabase();
    expect(log.mock.calls).toEqual([
      [expect.stringMatching(/^Database: Applied \d+ migrations?\.$/)],
      ["Database: The database is up to date."],
    ]);
    writeFileSync(`${folder}.lock`, String(process.pid));
    await expect(prepareDatabase()).rejects.toThrow(`is in use by process ${process.pid}`);
    rmSync(join(folder, ".."), { recursive: true });
  },
  SLOW_MS,
);
