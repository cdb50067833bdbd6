import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { TEST_BUILD } from "../../scripts/test-build";
import { createTestDatabase } from "../support/database";
import { expect, test } from "../support/fixtures";
import { HttpVisitor } from "../support/http-visitor";
import { emulatorEnv } from "../support/servers";

// Names that no build shortens.
const AUTH_JS = "CredentialsSignin";
const DRIZZLE = "PgDatabase";
const PG = /\/node_modules\/pg\//;

const read = (file: string) => readFileSync(file, "utf8");

test("middleware loads neither Auth.js nor the database", () => {
  const loaded = read(`${TEST_BUILD}/server/middleware.js`).matchAll(/\bR\.c\("([^"]+)"\)/g);
  const chunks = [...loaded].map(([, chunk]) => read(`${TEST_BUILD}/${chunk}`));
  expect(chunks.join("")).toContain("authjs.session-token");
  for (const name of [AUTH_JS, DRIZZLE]) expect(chunks.join("").includes(name)).toBe(false);
});

test("without a database, a server loads nothing of one", async ({
  emulator,
  tiktok,
  launchSite,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "loaded-"));
  const database = await createTestDatabase();
  /** The files that a server has loaded once someone has signed in. */
  async function filesWith(name: string, env: Record<string, string>): Promise<string[]> {
    const file = join(folder, name);
    const module = pathToFileURL("tests/support/loaded-files.mjs");
    module.search = new URLSearchParams({ file }).toString();
    const NODE_OPTIONS = `--import=${module}`;
    const site = await launchSite({ ...emulatorEnv(emulator), ...env, NODE_OPTIONS });
    const visitor = new HttpVisitor(site.url);
    await visitor.signIn(tiktok);
    for (const path of ["/dashboard/settings", "/api/health"]) await visitor.open(path);
    await site.stop();
    return JSON.parse(read(file));
  }
  const hasDrizzle = (files: string[]) =>
    files.some((one) => one.includes("/chunks/") && read(one).includes(DRIZZLE));
  const without = await filesWith("without", {});
  expect(without.length).toBeGreaterThan(50);
  expect(without.filter((one) => PG.test(one))).toEqual([]);
  expect(hasDrizzle(without)).toBe(false);
  const withOne = await filesWith("with", database.env);
  expect(withOne.some((one) => PG.test(one))).toBe(true);
  expect(hasDrizzle(withOne)).toBe(true);
  await database.drop();
});
