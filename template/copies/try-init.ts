import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What somebody could answer: every answer differs from the template's. */
const FLAGS = [
  ["--name", "Backstage"],
  ["--owner", "Backstage & Sons Ltd"],
  ["--contact", "privacy@backstage.example"],
  ["--repository", "backstage-band/site"],
  ["--address", "https://backstage.example"],
  ["--scopes", "user.info.basic,user.info.stats"],
].flat();

const INIT = ["npm", "run", "init", "--"];
const SPECS = ["metadata", "videos", "accessibility"].map((name) => `tests/e2e/${name}.spec.ts`);
const TRIALS = [
  ["npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"],
  [...INIT, ...FLAGS, "--yes"],
  ["git", "add", "--all"],
  ["git", "-c", "user.name=init", "-c", "user.email=init@localhost", "commit", "-qm", "Init"],
  // A second run.
  [...INIT, "--name", "Wings", "--yes"],
  ["npm", "test"],
  ["npm", "run", "test:browser", "--", "--project=e2e", ...SPECS],
];

/**
 * Clones the last commit into a temporary folder, makes the clone a site of its own with `npm run init`, and tests it:
 * `npm test`, and the browser tests that look at every page. Returns the exit code.
 */
async function tryInit(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "try-init-"));
  const clone = join(folder, "site");
  try {
    const steps = [["git", "clone", "--quiet", resolve("."), clone], ...TRIALS];
    for (const [at, [command = "", ...args]] of steps.entries()) {
      console.log(`\n> ${[command, ...args].join(" ")}`);
      const { status } = spawnSync(command, args, {
        cwd: at === 0 ? "." : clone,
        stdio: ["ignore", "inherit", "inherit"],
      });
      if (status !== 0) return status ?? 1;
    }
    console.log("\nA clone that init has made a site of its own passes everything.");
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exit(await tryInit());
