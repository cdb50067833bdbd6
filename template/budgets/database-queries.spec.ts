import { breakableConnection } from "../support/breakable-connection";
import { BUDGETS } from "../support/budgets/budgets";
import { overrun } from "../support/budgets/overruns";
import { agree, goToConsent } from "../support/consent";
import { expect } from "../support/fixtures";
import { NEEDS_SERVER, test } from "../support/fresh-site";
import { expectLive } from "../support/grant-life";
import { emulatorEnv } from "../support/servers";

const VIEWS = 10;

test("a page view costs at most two queries, and a static page none", async ({
  page,
  ownDatabase,
  launchSite,
  tiktok,
}) => {
  test.skip(!ownDatabase.query, NEEDS_SERVER);
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
    const reason = "lib/database/session-store.ts and lib/account/history.ts";
    expect(queries, overrun(`${path}: queries`, queries, most, reason)).toBeLessThanOrEqual(most);
  }
  expect(connection.statements()).toBeGreaterThan(0);
  await connection.cut();
});
