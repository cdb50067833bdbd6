import { spawnSync } from "node:child_process";
import { provideBrowser } from "./browser";
import { buildStandalone } from "./build-standalone";

const PLAYWRIGHT = ["node_modules/@playwright/test/cli.js", "test"];

/** Builds the site as it would be deployed and runs the browser tests against it. */
function main(): number {
  try {
    console.log(`Browser: ${provideBrowser()}`);
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
