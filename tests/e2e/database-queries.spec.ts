import { breakableConnection } from "../support/breakable-connection";
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
  for (const [path, most] of [
    ["/dashboard", 2],
    ["/dashboard/videos", 1],
    ["/dashboard/settings", 2],
    ["/", 0],
    ["/terms", 0],
  ] as const) {
    // The first view reads TikTok and saves what it read.
    await page.request.get(site.url + path);
    const before = connection.statements();
    for (let view = 0; view < VIEWS; view++) await page.request.get(site.url + path);
    expect((connection.statements() - before) / VIEWS, path).toBeLessThanOrEqual(most);
  }
  expect(connection.statements()).toBeGreaterThan(0);
  await connection.cut();
});
