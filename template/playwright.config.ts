import { defineConfig } from "@playwright/test";
import site from "../playwright.config";

/** The browser tests of the template, with the settings of the site's own. */
export default defineConfig({
  ...site,
  projects: [
    // On every push.
    { name: "push", testDir: ".", testMatch: /(budgets|faults|html|soak|copies)\/.*\.spec\.ts$/ },
    // Makes the landing page's pictures and asserts nothing.
    { name: "pictures", testDir: "pictures" },
  ],
  outputDir: "../test-results",
});
