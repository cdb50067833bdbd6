import { defineConfig } from "@playwright/test";
import site from "../playwright.config";

// A build for each test.
const NIGHTLY = /\brows-apart\.spec\.ts$/;

/** The browser tests of the template, with the settings of the site's own. */
export default defineConfig({
  ...site,
  testDir: ".",
  projects: [
    {
      name: "push",
      testMatch: /\b(budgets|copies|example|faults|html|soak)\/.*\.spec\.ts$/,
      testIgnore: NIGHTLY,
    },
    { name: "nightly", testMatch: NIGHTLY },
    // Makes the landing page's pictures and asserts nothing.
    { name: "pictures", testMatch: /\bpictures\/.*\.spec\.ts$/ },
  ],
  outputDir: "../test-results",
});
