import { signInWithoutVisit } from "../support/consent";
import { test as base, expect } from "../support/fixtures";
import { expectLive, refreshes, reloadUntilLive, tokenInUse } from "../support/grant-life";
import { emulatorEnv, type Site } from "../support/servers";
import { HELD_MS } from "../support/timeouts";

const test = base.extend<{ oneMoreSite: () => Promise<Site> }>({
  /** Starts one more server on the worker's database. */
  oneMoreSite: async ({ database, tiktok, launchSite }, use) => {
    await use(() => launchSite({ ...emulatorEnv(tiktok), ...database?.env }));
  },
});

// Several servers on one database, with an access token that has expired.
test.beforeEach(async ({ page, database }) => {
  // The only account, whose lease the tests look at.
  await database?.query('delete from "user"');
  await signInWithoutVisit(page);
  await database?.query("update account set expires_at = 1");
});

test("twenty requests on three servers cause one refresh, and all are answered", async ({
  page,
  site,
  oneMoreSite,
  tiktok,
}) => {
  const sites = [site, await oneMoreSite(), await oneMoreSite()];
  await tiktok.fault({ endpoint: "token", delayMs: 300 });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => page.request.get(`${sites[n % 3]?.url}/dashboard`)),
  );
  for (const answer of answers) expect(await answer.text()).toContain("View on TikTok");
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(await tokenInUse(tiktok)).toBe(1);
});

test("when a server is killed before TikTok acts, another one takes over after the lease", async ({
  page,
  database,
  oneMoreSite,
  tiktok,
}) => {
  const killed = await oneMoreSite();
  // TikTok closes the connection after a while without having acted.
  await tiktok.fault({ endpoint: "token", reset: "start", delayMs: HELD_MS });
  const lost = page.request.get(`${killed.url}/dashboard`).catch(() => null);
  const lease = async () =>
    (await database?.query("select lease_by from account"))?.[0]?.lease_by ?? null;
  await expect.poll(lease).not.toBeNull();
  await killed.stop("SIGKILL");
  await lost;
  await page.goto("/dashboard");
  await expect(page.getByText("TikTok isn't answering")).toBeVisible();
  expect((await tiktok.secrets()).accessTokens).toHaveLength(1);
  // Half a minute later.
  await database?.query("update account set lease_until = now() - interval '1 second'");
  await reloadUntilLive(page);
  expect((await tiktok.secrets()).accessTokens).toHaveLength(2);
});

test("when a server is killed after TikTok has rotated, the person reconnects, and nothing loops", async ({
  page,
  database,
  oneMoreSite,
  tiktok,
}) => {
  const killed = await oneMoreSite();
  await tiktok.fault({ endpoint: "token", answerDelayMs: HELD_MS });
  const lost = page.request.get(`${killed.url}/dashboard`).catch(() => null);
  await expect.poll(async () => (await tiktok.secrets()).accessTokens.length).toBe(2);
  await killed.stop("SIGKILL");
  await lost;
  await database?.query("update account set lease_until = now() - interval '1 second'");
  const reconnect = page.getByRole("button", { name: "Reconnect TikTok" });
  for (let visit = 0; visit < 3; visit++) {
    await page.goto("/dashboard");
    await expect(reconnect).toBeVisible();
  }
  const refused = (await refreshes(tiktok)).filter(({ error }) => error === "invalid_grant");
  expect(refused).toHaveLength(1);
  await reconnect.click();
  await page.waitForURL("**/dashboard");
  await expectLive(page);
});

test("a client that hangs up during a refresh loses nothing, whichever server it asks next", async ({
  page,
  oneMoreSite,
  tiktok,
}) => {
  const other = await oneMoreSite();
  await tiktok.fault({ endpoint: "token", delayMs: 1_500 });
  await page.request.get("/dashboard", { timeout: 500 }).catch(() => null);
  await page.goto(`${other.url}/dashboard`);
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});
