import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { databases } from "@/tests/support/database";
import { checkDatabase } from "./database";

const SLOW_MS = 2 * 60_000;
const check = (DATABASE_URL: string) => checkDatabase({ DATABASE_URL }, false);

it("asks nothing without an address, or with one that another check reports", async () => {
  expect(await check("")).toMatchObject([{ level: "ok", what: expect.stringMatching(/^not set/) }]);
  expect(await check("nonsense")).toEqual([]);
});

it("reports a server that it cannot reach, without the password", async () => {
  // Nothing listens on port 1.
  const findings = await check("postgres://user:hunter2@localhost:1/name");
  const what = expect.stringMatching(/^The PostgreSQL server refuses connections\. Check that/);
  expect(findings).toMatchObject([{ level: "error", what }]);
  expect(JSON.stringify(findings)).not.toContain("hunter2");
});

it("leaves PGlite to npm run dev, and a deployment's to the check of all variables", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "doctor-")), "db");
  const url = `pglite:${folder}`;
  expect(await check(url)).toMatchObject([{ level: "note" }]);
  expect(existsSync(folder)).toBe(false);
  expect(await checkDatabase({ DATABASE_URL: url }, true)).toEqual([]);
});

it.each(databases.filter(([name]) => name !== "PGlite"))(
  "says in one sentence whether the site can use %s",
  async (_name, create) => {
    const full = await create();
    const works = /^PostgreSQL \d+ answers at \S+, and its tables are up to date$/;
    expect(await check(full.url)).toMatchObject([
      { level: "ok", what: expect.stringMatching(works) },
    ]);
    await full.drop();
    const empty = await create({ isEmpty: true });
    expect(await check(empty.url)).toMatchObject([
      {
        level: "error",
        what: expect.stringMatching(/but the database has no tables of this site yet\.$/),
        fix: "Run npm run db:migrate.",
      },
    ]);
    await empty.drop();
  },
  SLOW_MS,
);
