import { createTestDatabase } from "./database";
import { test as base } from "./fixtures";
import type { TestDatabase } from "./test-database";

/** Browser tests with a database of their own. Its sites are started with `launchSite`. */
export const test = base.extend<{ ownDatabase: TestDatabase }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  ownDatabase: async ({}, use) => {
    const database = await createTestDatabase();
    await use(database);
    await database.drop();
  },
});
