import { spawnSync } from "node:child_process";
import { ensureBrowser } from "./browser";
import { buildStandalone } from "./build-standalone";

const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js", "test"];

/** Builds the site for production and runs the browser tests against it. */
function main(): number {
  try {
    console.log(`Browser: ${ensureBrowser()}`);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  const build = buildStandalone();
  if (build !== 0) return build;
  const words = [...PLAYWRIGHT, ...process.argv.slice(2)];
  return spawnSync(process.execPath, words, { stdio: "inherit" }).status ?? 1;
}

process.exit(main());
