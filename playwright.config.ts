import { defineConfig, devices } from "@playwright/test";
import { installedBrowser } from "./scripts/browser";

const ONLY_IN_DATABASE = /\bdatabase\b.*\.spec\.ts$/;
const ALSO_IN_DATABASE =
  /\b(sign-in|rotation|rotation-failures|rotation-picture|slow-tiktok|settings|webhook|call-limits|videos|grants|ended-sessions|sibling-host|header-sizes)\.spec\.ts$/;

export default defineConfig<object, { keepsPeople: boolean }>({
  testDir: "tests",
  projects: [
    { name: "e2e", testDir: "tests/e2e", testIgnore: ONLY_IN_DATABASE },
    // The same journeys with people in a database, but for what only a cookie can do.
    {
      name: "database",
      testDir: "tests/e2e",
      testMatch: [ONLY_IN_DATABASE, ALSO_IN_DATABASE],
      grepInvert: /@cookie/,
      use: { keepsPeople: true },
    },
    // Makes pictures and asserts nothing: npm run screenshots.
    { name: "screenshots", testDir: "tests/screenshots" },
  ],
  // Each worker runs a browser, a site and an emulator (tests/support/fixtures.ts): more than one core's work.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Bounds, not expectations: a machine that is busy with something else needs several times as long.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  globalTimeout: 25 * 60_000,
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    // No trace: recording one takes a tenth of the time. With `--trace retain-on-failure` a failed test leaves one.
    trace: "off",
    launchOptions: {
      executablePath: installedBrowser(),
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Host names that only the tests know, for what stands before a site (tests/support/tls-proxy.ts).
        "--host-resolver-rules=MAP tunnel.test localhost, MAP *.tunnel.test localhost",
      ],
    },
  },
});
