import { spawnSync } from "node:child_process";
import { provideBrowser } from "./browser";

/** Builds the site as it would be deployed and runs the browser tests against it. */
function main(): number {
  try {
    console.log(`Browser: ${provideBrowser()}`);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  const build = run("node_modules/next/dist/bin/next", "build");
  if (build !== 0) return build;
  return run("node_modules/@playwright/test/cli.js", "test", ...process.argv.slice(2));
}

function run(script: string, ...words: string[]): number {
  return spawnSync(process.execPath, [script, ...words], { stdio: "inherit" }).status ?? 1;
}

process.exit(main());
