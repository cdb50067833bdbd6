import { describe, expect, it } from "vitest";
import { databases } from "@/tests/support/database";
import { checkDatabase } from "./database";
import { checkDatabaseClock, checkDatabaseConnections } from "./database-server";

const SLOW_MS = 2 * 60_000;
const check = (DATABASE_URL: string) => checkDatabase({ DATABASE_URL });

it("checks nothing without an address, or with one that another check reports", async () => {
  expect(await check("")).toEqual([]);
  expect(await check("nonsense")).toEqual([]);
});

it("reports a server that it cannot reach, without the password", async () => {
  // Nothing listens on port 1.
  const findings = await check(" 'postgres://user:hunter2@localhost:1/name' ");
  expect(findings).toMatchObject([
    {
      level: "error",
      what: "The PostgreSQL server refuses connections.",
      fix: expect.stringMatching(/^Check that the server runs/),
    },
  ]);
  expect(JSON.stringify(findings)).not.toContain("hunter2");
});

describe.each(databases)("%s", (_, create) => {
  it(
    "is reported with its version, and without its tables if it has none",
    async () => {
      const full = await create();
      const answers = { level: "ok", what: expect.stringMatching(/^PostgreSQL \d+ answers at /) };
      const connections = { level: "ok", what: expect.stringMatching(/connections are in use/) };
      expect(await check(full.url)).toMatchObject([answers, connections]);
      await full.drop();
      const empty = await create({ isEmpty: true });
      const missing = { level: "error", fix: "Run npm run db:migrate." };
      expect(await check(empty.url)).toMatchObject([answers, missing, connections]);
      await empty.drop();
    },
    SLOW_MS,
  );
});

it("compares the clocks", () => {
  expect(checkDatabaseClock(105_000, 100_000)).toEqual([]);
  expect(checkDatabaseClock(106_000, 100_000)).toMatchObject([{ level: "warning" }]);
  expect(checkDatabaseClock(94_000, 100_000)[0]?.what).toContain("by -6 seconds");
});

it("warns when the server has few connections left", () => {
  expect(checkDatabaseConnections({ time: 0, allowed: 100, used: 80 }).level).toBe("ok");
  expect(checkDatabaseConnections({ time: 0, allowed: 100, used: 81 }).level).toBe("warning");
});
