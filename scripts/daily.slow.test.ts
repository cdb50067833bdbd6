import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";
import { blankConfiguration, emulatorEnv } from "@/tests/support/servers";

const SLOW_MS = 2 * 60_000;
const APP = { url: "http://localhost:1", clientKey: "key", clientSecret: "secret" };

async function daily(env: Record<string, string>, ...options: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/daily.ts", ...options], {
    env: {
      ...blankConfiguration(),
      ...emulatorEnv(APP),
      ...env,
      NODE_ENV: "production",
      PATH: process.env.PATH,
    },
  });
  const closed = new Promise<number | null>((done) => child.once("close", done));
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await closed, output: output.join("").trim() };
}

const NOWHERE = { DATABASE_URL: "postgres://user:the-password@localhost:1/db" };

it.each([
  ["without a database", {}, [], "DATABASE_URL is not set."],
  [
    "without TikTok's client key",
    { ...NOWHERE, AUTH_TIKTOK_ID: "" },
    [],
    "AUTH_TIKTOK_ID is not set.",
  ],
  [
    "for no time",
    NOWHERE,
    ["--minutes", "0"],
    "--minutes and --per-minute must be numbers above zero, such as 30.",
  ],
  [
    "with a limit that is no number",
    NOWHERE,
    ["--per-minute", "many"],
    "--minutes and --per-minute must be numbers above zero, such as 30.",
  ],
])(
  "does not run %s, and says so",
  async (_, env, options, sentence) => {
    expect(await daily(env, ...options)).toEqual({ code: 1, output: sentence });
  },
  SLOW_MS,
);

it(
  "does not run without a reachable database, and never prints its password",
  async () => {
    const { code, output } = await daily(NOWHERE);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^\[database\] The PostgreSQL server refuses connections\..* code=ECONNREFUSED$/,
    );
  },
  SLOW_MS,
);

it(
  "does not run without tables, and names the command",
  async () => {
    const empty = await createTestDatabase({ isEmpty: true });
    const { code, output } = await daily(empty.env);
    expect(code).toBe(1);
    expect(output).toContain("The database has no tables yet. Run npm run db:migrate.");
    await empty.drop();
  },
  SLOW_MS,
);

it(
  "ends with a summary when there is no one to read",
  async () => {
    const test = await createTestDatabase();
    expect(await daily(test.env)).toEqual({
      code: 0,
      output: "[daily] everyone has been read today read=0 failed=0 skipped=0 left=0",
    });
    await test.drop();
  },
  SLOW_MS,
);
