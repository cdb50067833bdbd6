import { ensureBrowser } from "@/scripts/browser";
import { runAndExit } from "@/scripts/next-dev";
import { keepFile, passSignalsOn, runNode, runStages, type Stage } from "@/scripts/stages";
import { buildForTests } from "@/scripts/test-build";
import { withTestDatabase } from "@/scripts/test-database";

const node = (name: string, script: string, args: string[] = [], env = {}): Stage => ({
  name,
  run: () => runNode(script, args, env),
});

const tsx = (name: string, script: string, args: string[] = []) =>
  node(name, "node_modules/tsx/dist/cli.mjs", [`template/${script}.ts`, ...args]);

const build: Stage = { name: "build", run: buildForTests };

const browser = (args: string[], env = {}) =>
  node(
    "browser tests",
    "node_modules/@playwright/test/cli.js",
    ["test", "--config=template/playwright.config.ts", ...args],
    env,
  );

/** What each script runs, in order. */
const SCRIPTS: Record<string, (args: string[]) => Stage[]> = {
  test: () => [
    node("types of the routes", "node_modules/next/dist/bin/next", ["typegen"]),
    node("types", "node_modules/typescript/bin/tsc", ["--noEmit", "-p", "template"]),
    node("unused code", "node_modules/knip/bin/knip.js", ["--config=template/knip.json"]),
    node("unit tests", "node_modules/vitest/vitest.mjs", [
      "run",
      "--config=template/vitest.config.ts",
    ]),
    // `npm run test:all` says that it has built the site.
    ...(process.env.SITE_IS_BUILT ? [] : [build]),
    browser(["--project=push"]),
  ],
  "test:nightly": () => [
    tsx("soak", "soak/main"),
    tsx("lighthouse", "lighthouse/main"),
    tsx("guides", "guides/main"),
    browser(["--project=nightly"]),
    tsx("first week", "copies/first-week"),
    tsx("init", "copies/try-init"),
  ],
  browser: (args) => {
    const isChosen = args.some((arg) => arg.startsWith("--project"));
    return [build, browser(isChosen ? args : ["--project=push", "--project=nightly", ...args])];
  },
};

async function main(): Promise<number> {
  const [script = "test", ...args] = process.argv.slice(2);
  const stages = SCRIPTS[script]?.(args);
  if (!stages) throw new Error(`There is no ${script}.`);
  passSignalsOn();
  ensureBrowser();
  const title = `npm run ${script} --prefix template`;
  return keepFile("next-env.d.ts", () => withTestDatabase(() => runStages(title, stages)));
}

await runAndExit(main);
