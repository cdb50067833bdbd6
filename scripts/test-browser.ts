import { spawnSync } from "node:child_process";
import { ensureBrowser } from "./browser";
import { buildStandalone } from "./next-build";

const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js", "test"];

/** Builds the site for production and runs the browser tests against it. Returns the exit code. */
function testInBrowser(): number {
  try {
    console.log(`Browser: ${ensureBrowser()}`);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  const build = buildStandalone();
  if (build !== 0) return build;
  const args = [...PLAYWRIGHT, ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

process.exit(testInBrowser());
