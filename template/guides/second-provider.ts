import assert from "node:assert/strict";
import { createTestDatabase } from "@/tests/support/database";
import type { Try } from "./world";

/** The server needs a database then, and the login page has a second button. tests/e2e/second-provider.spec.ts signs in. */
export const secondProvider: Try = {
  alone: true,
  async run({ start, visitor }) {
    const github = { AUTH_GITHUB_ID: "id", AUTH_GITHUB_SECRET: "secret" };
    await assert.rejects(start(github), /DATABASE_URL is not set/);
    const database = await createTestDatabase();
    try {
      const site = await start({ ...github, ...database.env });
      const { text } = await visitor(site).open("/login");
      assert.match(text, /Continue with TikTok.*Continue with GitHub/);
      await site.stop();
    } finally {
      await database.drop();
    }
  },
};
