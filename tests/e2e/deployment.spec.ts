import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import journal from "../../drizzle/meta/_journal.json" with { type: "json" };
import packageJson from "../../package.json" with { type: "json" };
import { freePort } from "../../scripts/next-dev";
import { TEST_BUILD } from "../../scripts/test-build";
import { agree } from "../support/consent";
import { createTestDatabase } from "../support/database";
import { expect, test } from "../support/fixtures";
import { emulatorEnv, serve } from "../support/servers";

const CODE = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1BcD4f";

test("the health check reports the version and that the configuration is complete", async ({
  request,
  baseURL,
  emulator,
}) => {
  const answer = await request.get(`${baseURL}/api/health`);
  expect(answer.status()).toBe(200);
  const body = await answer.text();
  expect(JSON.parse(body)).toEqual({
    status: "ok",
    version: packageJson.version,
    configuration: "complete",
    emulator: true,
  });
  expect(body).not.toContain(emulator.clientKey);
});

test("a server that uses an emulator says so at start and on the login page, and one that uses TikTok does not", async ({
  page,
  emulator,
  launchSite,
}) => {
  const { TIKTOK_EMULATOR_URL, ...real } = emulatorEnv(emulator);
  const warning =
    "WARNING: this server uses a TikTok emulator, where anyone can sign in as anyone.";
  const emulated = await launchSite({ ...real, TIKTOK_EMULATOR_URL });
  expect(emulated.log()).toContain(warning);
  await page.goto(`${emulated.url}/login`);
  await expect(page.getByRole("complementary", { name: "Emulator" })).toBeVisible();
  const usual = await launchSite(real);
  expect(usual.log()).not.toContain("emulator");
  const health = await page.request.get(`${usual.url}/api/health`);
  expect(await health.json()).not.toHaveProperty("emulator");
  await page.goto(`${usual.url}/login`);
  await expect(page.getByRole("complementary", { name: "Emulator" })).toBeHidden();
});

test("a deployment without configuration runs and reports what is missing", async ({
  page,
  launchSite,
}) => {
  const bare = await launchSite({ VERCEL: "1" });
  const health = await page.request.get(`${bare.url}/api/health`);
  expect(await health.json()).toMatchObject({ status: "ok", configuration: "incomplete" });
  await page.goto(`${bare.url}/login`);
  await expect(page.getByRole("status").getByRole("listitem")).toHaveText([
    "AUTH_SECRET",
    "AUTH_TIKTOK_ID",
    "AUTH_TIKTOK_SECRET",
  ]);
});

test("a server without a trusted host reports what is missing and answers no request with 500", async ({
  page,
  emulator,
  launchSite,
}) => {
  const env = { AUTH_SECRET: "0123456789abcdef0123456789abcdef", AUTH_TIKTOK_ID: "sbkey" };
  const bare = await launchSite({ ...env, AUTH_TIKTOK_SECRET: emulator.clientSecret });
  await page.goto(`${bare.url}/login`);
  await expect(page.getByRole("status").getByRole("listitem")).toHaveText(["AUTH_URL"]);
  for (const path of ["session", "csrf", "providers", "callback/tiktok?code=1&state=2"]) {
    const answer = await page.request.get(`${bare.url}/api/auth/${path}`);
    expect(answer.status()).toBe(503);
    expect((await answer.json()).message).toContain("The login page says what is missing");
  }
});

test("the standalone server needs only Node and its own folder", async ({ page, emulator }) => {
  // A folder outside the project, so that the server cannot use the project's node_modules.
  const folder = await mkdtemp(join(tmpdir(), "standalone-"));
  await cp(`${TEST_BUILD}/standalone`, folder, { recursive: true });
  // TikTok's verification file, as an owner adds it.
  await mkdir(join(folder, "public/terms"), { recursive: true });
  for (const path of ["", "terms/"])
    await writeFile(join(folder, `public/${path}tiktok${CODE}.txt`), "as downloaded");
  const files = async () => {
    const names = await readdir(folder, { recursive: true });
    const stats = await Promise.all(names.sort().map((name) => stat(join(folder, name))));
    return names.map((name, at) => `${name} ${stats[at]?.size} ${stats[at]?.mtimeMs}`);
  };
  const before = await files();
  const env = { ...emulatorEnv(emulator), PORT: String(await freePort()), HOSTNAME: "localhost" };
  const site = await serve([join(folder, "server.js")], env);
  try {
    for (const path of ["", "terms/"]) {
      const file = await page.request.get(`${site.url}/${path}tiktok${CODE}.txt`);
      expect(await file.text()).toBe("as downloaded");
    }
    const health = await page.request.get(`${site.url}/api/health`);
    expect(await health.json()).toMatchObject({ status: "ok", configuration: "complete" });
    await page.goto(site.url);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await agree(page);
    await page.waitForURL(`${site.url}/dashboard`);
    await expect(page.getByText("Followers", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Videos" }).click();
    await expect(page.getByRole("link", { name: "Next", exact: true })).toBeVisible();
    // In the image, its user may not.
    expect(await files()).toEqual(before);
  } finally {
    await site.stop();
    await rm(folder, { recursive: true });
  }
});

test("the standalone folder brings the tables of a database up to date", async () => {
  const folder = await mkdtemp(join(tmpdir(), "standalone-"));
  await cp(`${TEST_BUILD}/standalone`, folder, { recursive: true });
  const database = await createTestDatabase({ isEmpty: true });
  const env = { NODE_ENV: "production", DATABASE_URL: database.url } as const;
  const migrate = (variables: NodeJS.ProcessEnv) =>
    execFileSync(process.execPath, ["lib/database/migrate.mjs"], {
      ...{ cwd: folder, env: variables, encoding: "utf8", stdio: "pipe" },
    });
  try {
    expect(migrate(env)).toBe(`Applied ${journal.entries.length} migrations.\n`);
    expect(migrate(env)).toBe("The database is up to date.\n");
    expect(() => migrate({ NODE_ENV: "production" })).toThrow("DATABASE_URL is not set");
  } finally {
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
