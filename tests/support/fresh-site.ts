import type { Timeouts } from "../../lib/timeouts";
import { createTestDatabase } from "./database";
import { test as base } from "./fixtures";
import { emulatorEnv, type Site, startSite } from "./servers";
import type { TestDatabase } from "./test-database";
import type { TikTokControl } from "./tiktok";
import { withTimeouts } from "./timeouts";

interface Fixtures {
  /** A database without people. */
  ownDatabase: TestDatabase;
  /** A site that uses it. */
  ownSite: Site;
  /** Starts one more server on it. Needs a database server: an embedded database is for one process. */
  oneMoreSite: (timeouts?: Partial<Timeouts>) => Promise<Site>;
}

/** Browser tests with a database and a site of their own. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  ownDatabase: async ({}, use) => {
    const database = await createTestDatabase();
    await use(database);
    await database.drop();
  },
  ownSite: async ({ ownDatabase, tiktok }, use) => {
    const site = await startSite(siteEnv(tiktok, ownDatabase));
    await use(site);
    await site.stop();
  },
  oneMoreSite: async ({ ownDatabase, tiktok, launchSite }, use) => {
    await use((timeouts = {}) =>
      launchSite({ ...siteEnv(tiktok, ownDatabase), ...withTimeouts(timeouts) }),
    );
  },
  baseURL: async ({ ownSite }, use) => use(ownSite.url),
});

const siteEnv = (tiktok: TikTokControl, database: TestDatabase) => ({
  ...emulatorEnv(tiktok),
  ...database.env,
});

/** Why a test is skipped without a database server. */
export const NEEDS_SERVER = "needs TEST_DATABASE_URL: an embedded database is for one process";
