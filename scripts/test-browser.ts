import { spawnSync } from "node:child_process";
import { SCOPES } from "../emulator/state/scopes";
import { ensureBrowser } from "./browser";
import { buildStandalone } from "./next-build";
import { runAndExit } from "./next-dev";
import { describeTestDatabase } from "./test-database";

const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js", "test"];

/** Builds the site for production and runs the browser tests against it. Returns the exit code. */
async function testInBrowser(): Promise<number> {
  console.log(`Browser: ${ensureBrowser()}`);
  console.log(await describeTestDatabase());
  // As the tests' sites are configured, so that their static pages promise what they give.
  const build = buildStandalone({ TIKTOK_SCOPES: SCOPES.join(",") });
  if (build !== 0) return build;
  const args = [...PLAYWRIGHT, ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

await runAndExit(testInBrowser);
