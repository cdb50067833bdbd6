import { existsSync } from "node:fs";
import { ensureBrowser } from "./browser";
import { runAndExit } from "./next-dev";
import {
  keepFile,
  NPM,
  passSignalsOn,
  runCommand,
  runNode,
  runStages,
  type Stage,
  type Variables,
} from "./stages";
import { buildForTests } from "./test-build";
import { withTestDatabase } from "./test-database";

const typesAndLint: Stage = {
  name: "types and lint",
  run: async () => {
    const typegen = await runNode("node_modules/next/dist/bin/next", ["typegen"]);
    if (typegen !== 0) return typegen;
    const codes = await Promise.all([
      runNode("node_modules/typescript/bin/tsc", ["--noEmit"]),
      runNode("node_modules/@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
      runNode("node_modules/knip/bin/knip.js", []),
    ]);
    return Math.max(...codes);
  },
};

const unit = (name: string, args: string[], env: Variables = {}): Stage => ({
  name,
  run: () => runNode("node_modules/vitest/vitest.mjs", ["run", ...args], env),
});

const build: Stage = { name: "build", run: buildForTests };

const browser = (name: string, args: string[]): Stage => ({
  name,
  run: () => runNode("node_modules/@playwright/test/cli.js", ["test", ...args]),
});

const BOTH_STORES = ["--project=e2e", "--project=database"];

// Playwright looks for it in a test's project, file, title and tags.
const JOURNEYS = "^e2e .*@journey|^database .*@journey-with-database";

/** The checks of the template, which are gone from a site of one's own. */
const template = (script: string): Stage[] =>
  existsSync("template")
    ? [
        {
          name: "the template's checks",
          run: async () =>
            (await runCommand(NPM, ["ci", "--prefix", "template", "--no-audit", "--no-fund"])) ||
            runCommand(NPM, ["run", script, "--prefix", "template"], { SITE_IS_BUILT: "true" }),
        },
      ]
    : [];

/** What each command runs, in order. */
const COMMANDS: Record<string, (args: string[]) => Stage[]> = {
  // For every push of an owner: a few minutes.
  "npm test": () => [
    typesAndLint,
    unit("unit tests", ["--project=site"]),
    build,
    browser("browser tests", [...BOTH_STORES, `--grep=${JOURNEYS}`]),
  ],
  // For every pull request: everything but what takes long. With --rest, only what `npm test` has not just run.
  "npm run test:all": (args) => {
    const whole = [
      typesAndLint,
      unit("unit tests", []),
      build,
      browser("browser tests", BOTH_STORES),
    ];
    const rest = [
      unit("other unit tests", ["--project=!site"]),
      browser("other browser tests", [...BOTH_STORES, `--grep-invert=${JOURNEYS}`]),
    ];
    return [...(args.includes("--rest") ? rest : whole), ...template("test")];
  },
  "npm run test:nightly": () => [
    unit("fuzzing", ["outside-input"], { FUZZ_RUNS: "10000" }),
    ...template("test:nightly"),
  ],
  "npm run test:browser": (args) => [
    build,
    browser(
      "browser tests",
      args.some((arg) => arg.startsWith("--project")) ? args : [...BOTH_STORES, ...args],
    ),
  ],
};

async function test(): Promise<number> {
  const [which, ...args] = process.argv.slice(2);
  const title = which ? `npm run test:${which}` : "npm test";
  const stages = COMMANDS[title]?.(args);
  if (!stages) throw new Error(`There is no ${title}.`);
  passSignalsOn();
  console.log(`Browser: ${ensureBrowser()}`);
  // Next writes the folder of the last build into it.
  return keepFile("next-env.d.ts", () => withTestDatabase(() => runStages(title, stages)));
}

await runAndExit(test);
