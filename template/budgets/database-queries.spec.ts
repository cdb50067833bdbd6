import { breakableConnection } from "@/tests/support/breakable-connection";
import { agree, goToConsent } from "@/tests/support/consent";
import { expect } from "@/tests/support/fixtures";
import { test } from "@/tests/support/fresh-site";
import { expectLive } from "@/tests/support/grant-life";
import { emulatorEnv } from "@/tests/support/servers";
import { BUDGETS } from "./budgets";
import { overrun } from "./overruns";

const VIEWS = 10;

test("a page view costs at most two queries, and a static page none", async ({
  page,
  ownDatabase,
  launchSite,
  tiktok,
}) => {
  const connection = await breakableConnection(ownDatabase.url);
  const site = await launchSite({ ...emulatorEnv(tiktok), DATABASE_URL: connection.url });
  await goToConsent(page, "/dashboard", site.url);
  await agree(page);
  await expectLive(page);
  for (const [path, most] of Object.entries(BUDGETS.queries)) {
    // The first view reads TikTok and saves what it read.
    await page.request.get(site.url + path);
    const before = connection.statements();
    for (let view = 0; view < VIEWS; view++) await page.request.get(site.url + path);
    const queries = (connection.statements() - before) / VIEWS;
    const reason = "packages/tiktok-login/postgres/session-store.ts and lib/history/history.ts";
    expect(queries, overrun(`${path}: queries`, queries, most, reason)).toBeLessThanOrEqual(most);
  }
  expect(connection.statements()).toBeGreaterThan(0);
  await connection.cut();
});
