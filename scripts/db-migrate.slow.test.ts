import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "@/tests/support/database";
import type { TestDatabase } from "@/tests/support/test-database";

const SLOW_MS = 2 * 60_000;

/** Runs the command. Returns its exit code and everything that it prints. */
async function dbMigrate(DATABASE_URL: string) {
  const env = { ...process.env, DATABASE_URL, DATABASE_URL_UNPOOLED: "" };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/db-migrate.ts"], { env });
  const closed = once(child, "close");
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await closed)[0], output: output.join("") };
}

async function expectSentence(url: string, sentence: RegExp) {
  const { code, output } = await dbMigrate(url);
  expect(output).toMatch(sentence);
  expect(output).toMatch(/^[^\n]+\n$/);
  expect(output).not.toContain("hunter2");
  expect(code).toBe(1);
}

it.each([
  ["", /^DATABASE_URL is not set/],
  ["pglite:.data/db", /pglite: is for npm run dev\.\n$/],
  ["mysql://me:hunter2@localhost/site", /^DATABASE_URL must begin with postgres:/],
  // Nothing listens on port 1.
  ["postgres://me:hunter2@localhost:1/site", /refuses connections/],
])(
  "ends in one sentence with the address %j",
  async (url, sentence) => expectSentence(url, sentence),
  SLOW_MS,
);

it(
  "does not wait for a server that is silent",
  async () => {
    const server = createServer().listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await expectSentence(`postgres://me:hunter2@localhost:${port}/site`, /connection timeout/);
    server.close();
  },
  SLOW_MS,
);

describe.each(databases)("%s", (name, create) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await create();
  }, SLOW_MS);
  afterAll(() => test.drop());

  it(
    "is reported as up to date",
    async () => {
      const expected = { code: 0, output: "The database is up to date.\n" };
      expect(await dbMigrate(test.url)).toEqual(expected);
    },
    SLOW_MS,
  );

  it.skipIf(name === "PGlite")(
    "is missing, or its user may create nothing",
    async () => {
      const url = new URL(test.url);
      url.pathname = "/test_missing";
      await expectSentence(url.href, /database "test_missing" does not exist/);
      const empty = await create({ isEmpty: true });
      const role = `test_${randomBytes(4).toString("hex")}`;
      await empty.query(`create role ${role} login password 'hunter2'`);
      const poor = Object.assign(new URL(empty.url), { username: role, password: "hunter2" });
      await expectSentence(poor.href, /permission denied for database/);
      await empty.query(`drop role ${role}`);
      await empty.drop();
    },
    SLOW_MS,
  );
});
