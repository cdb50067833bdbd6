import { defineConfig, devices } from "@playwright/test";
import { installedBrowser } from "./scripts/browser";

export default defineConfig({
  projects: [
    { name: "e2e", testDir: "tests/e2e" },
    // Makes pictures and asserts nothing: npm run screenshots.
    { name: "screenshots", testDir: "tests/screenshots" },
  ],
  // Each worker runs its own site and its own emulator (tests/support/fixtures.ts); much of a test is waiting.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Bounds, not expectations: a machine that is busy with something else needs several times as long.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalTimeout: 18 * 60_000,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    // Without screenshots: recording them costs more than the tests can spare.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: installedBrowser(),
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A host name that only the tests know, for what stands before a site (tests/support/tls-proxy.ts).
        "--host-resolver-rules=MAP tunnel.test localhost",
      ],
    },
  },
});
