import { expectAccessible } from "../support/accessible";
import { breakableConnection } from "../support/breakable-connection";
import { agree, goToConsent, signIn } from "../support/consent";
import { expect } from "../support/fixtures";
import { test } from "../support/fresh-site";
import { expectLive } from "../support/grant-life";
import { emulatorEnv } from "../support/servers";
import { showSlowContent } from "../support/slow-content";
import { withTimeouts } from "../support/timeouts";

test.use({ expectedProblems: /^503 / });

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("an outage loses nothing: not the session, not the page", {
      tag: javaScriptEnabled ? "@journey-with-database" : [],
    }, async ({ page, ownDatabase, launchSite, tiktok }) => {
      const connection = await breakableConnection(ownDatabase.url);
      const site = await launchSite({
        ...emulatorEnv(tiktok),
        ...withTimeouts({ outageMs: 1_000 }),
        DATABASE_URL: connection.url,
      });
      await goToConsent(page, "/dashboard?tab=likes", site.url);
      await agree(page);
      await page.waitForURL("**/dashboard?tab=likes");
      const expectContent = async () => {
        if (!javaScriptEnabled) await showSlowContent(page);
        await expectLive(page);
      };
      await expectContent();

      await connection.cut();
      const answer = await page.reload();
      expect(answer?.status()).toBe(503);
      expect(Number(answer?.headers()["retry-after"])).toBeGreaterThan(0);
      await expect(page).toHaveURL(`${site.url}/dashboard?tab=likes`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Try again in a moment");
      if (javaScriptEnabled) await expectAccessible(page);
      for (const [path, status] of [
        ["/api/health", 503],
        ["/api/auth/session", 503],
        ["/dashboard/settings/export", 503],
        ["/", 200],
        ["/privacy", 200],
      ] as const)
        expect((await page.request.get(site.url + path)).status(), path).toBe(status);
      const health = await (await page.request.get(`${site.url}/api/health`)).json();
      expect(health).toMatchObject({ status: "error", database: "ECONNREFUSED" });
      expect(site.log()).toContain("[database]");
      expect(site.log()).not.toMatch(/Failed query|params:|select "/);

      await connection.repair();
      // For a while, middleware still answers in the page's place.
      const status = async () => (await page.request.get(page.url())).status();
      await expect.poll(status).toBe(200);
      await page.getByRole("link", { name: "Try again" }).click();
      await expectContent();
      await expect(page).toHaveURL(`${site.url}/dashboard?tab=likes`);
      await connection.cut();
    });
  });
}

test("a sign-in during an outage says so before it goes to TikTok", async ({
  page,
  ownDatabase,
  launchSite,
  tiktok,
}) => {
  const connection = await breakableConnection(ownDatabase.url);
  const site = await launchSite({ ...emulatorEnv(tiktok), DATABASE_URL: connection.url });
  await connection.cut();
  await page.goto(`${site.url}/login?callbackUrl=%2Fdashboard%2Fvideos`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Try again in a moment");
  expect(await tiktok.requests("/v2/auth/authorize/")).toEqual([]);
  await connection.repair();
  await goToConsent(page, "/dashboard/videos", site.url);
  await agree(page);
  await page.waitForURL("**/dashboard/videos");
  await connection.cut();
});

test("TikTok repeats a webhook that came during an outage", async ({
  page,
  ownDatabase,
  launchSite,
  tiktok,
}) => {
  const connection = await breakableConnection(ownDatabase.url);
  const site = await launchSite({ ...emulatorEnv(tiktok), DATABASE_URL: connection.url });
  await tiktok.configure({ webhookUrl: `${site.url}/api/webhooks/tiktok` });
  await goToConsent(page, "/dashboard", site.url);
  await agree(page);
  await page.waitForURL("**/dashboard");
  await connection.cut();
  await tiktok.act("remove-consents");
  expect(await tiktok.deliveries()).toEqual([503]);
  await connection.repair();
  await expect(async () => {
    await tiktok.act("repeat-webhook");
    expect((await tiktok.deliveries()).at(-1)).toBe(200);
  }).toPass();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("main")).toContainText("You removed this app", { timeout: 500 });
  }).toPass();
  await connection.cut();
});

test("a server whose tables are missing says which command creates them, and needs no restart", async ({
  page,
  launchSite,
  tiktok,
}) => {
  const { createTestDatabase } = await import("../support/database");
  const empty = await createTestDatabase({ isEmpty: true });
  const site = await launchSite({ ...emulatorEnv(tiktok), ...empty.env });
  await expect.poll(site.log).toContain("Run npm run db:migrate");
  const health = await (await page.request.get(`${site.url}/api/health`)).json();
  expect(health).toMatchObject({ status: "error", database: "schema_missing" });
  const { migrateInChild } = await import("../support/migrations");
  await migrateInChild(empty.url);
  await page.goto(site.url);
  await signIn(page).catch(() => null);
  const after = await (await page.request.get(`${site.url}/api/health`)).json();
  expect(after).toMatchObject({ status: "ok", database: "ok" });
  await site.stop();
  await empty.drop();
});

test("a server on 127.0.0.1 answers itself, whatever the proxy in front of it says", async ({
  request,
  ownDatabase,
  launchSite,
  tiktok,
}) => {
  const connection = await breakableConnection(ownDatabase.url);
  await connection.cut();
  const env = { ...emulatorEnv(tiktok), DATABASE_URL: connection.url };
  const site = await launchSite(env, { host: "127.0.0.1" });
  const names = ["", "__Secure-", "__Host-"].map((prefix) => `${prefix}authjs.session-token`);
  const cookie = names.map((name) => `${name}=${"a".repeat(43)}`).join("; ");
  for (const headers of [
    {},
    { "x-forwarded-proto": "https" },
    { "x-forwarded-proto": "https,http", "x-forwarded-host": "example.com:443, inner:3000" },
    { "x-forwarded-proto": "https", "x-forwarded-host": "localhost" },
  ] as Record<string, string>[]) {
    const open = (path: string, more = {}) =>
      request.get(site.url + path, { headers: { ...headers, ...more }, maxRedirects: 0 });
    await open("/dashboard", { cookie });
    const answer = await open("/dashboard/videos?a=1", { cookie });
    expect(answer.status(), JSON.stringify(headers)).toBe(503);
    expect(await answer.text()).toContain("<h1>Try again in a moment</h1>");
    const { location } = (await open("/dashboard/videos?a=1")).headers();
    expect(location).toBe("/login?callbackUrl=%2Fdashboard%2Fvideos%3Fa%3D1");
  }
  expect(site.log()).not.toContain("Failed to proxy");
});
