import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import journal from "@/drizzle/meta/_journal.json";
import { run } from "@/tests/support/server-database";
import { prepareDatabase } from "./dev-database";

const SLOW_MS = 2 * 60_000;

it("needs no database", async () => {
  vi.stubEnv("DATABASE_URL", "");
  await (await prepareDatabase())();
  expect(process.env.DATABASE_URL).toBe("");
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
  "starts PGlite, whose folder is this user's alone, and finds the rows again",
  async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const folder = join(mkdtempSync(join(tmpdir(), "dev-database-")), "db");
    for (const [applied, rows] of [
      [journal.entries.length, 0],
      [0, 1],
    ]) {
      vi.stubEnv("DATABASE_URL", `pglite:${folder}`);
      const close = await prepareDatabase();
      const url = process.env.DATABASE_URL ?? "";
      expect(url).toMatch(/^postgres:\/\/[-0-9a-f]{36}@127\.0\.0\.1:\d+\/postgres$/);
      expect(log).toHaveBeenLastCalledWith(
        `Database: PGlite in ${folder}, ${applied} migrations applied.`,
      );
      expect(await run(url, 'select * from "user"')).toHaveLength(rows ?? 0);
      await run(url, 'insert into "user" (name) values ($1)', ["Paper Boats"]);
      await close();
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    rmSync(join(folder, ".."), { recursive: true });
  },
  SLOW_MS,
);
