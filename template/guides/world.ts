import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SCOPES } from "tiktok-login-emulator";
import { HttpVisitor } from "@/tests/support/http-visitor";
import {
  blankConfiguration,
  emulatorEnv,
  startSite,
  startTestEmulator,
} from "@/tests/support/servers";
import { controlOf, type TikTokControl } from "@/tests/support/tiktok";
import { copyProject, type ProjectCopy } from "../copies/project-copy";
import { runCommand } from "../support/run-command";
import { applyBlocks, blocksIn, packagesIn } from "./blocks";

const COMMAND_MS = 10 * 60_000;

/** What a guide is tried with. */
interface World {
  /** The copy of the project with the guide's changes, built for production. */
  folder: string;
  tiktok: TikTokControl;
  /** Starts the copy with the emulator; it is stopped at the end. */
  start(env?: Record<string, string>): ReturnType<typeof startSite>;
  /** A visitor of a site, who has no session yet. */
  visitor(site: { url: string }): HttpVisitor;
}

/** How a guide is tried, besides that its code passes the checks and builds. */
export interface Try {
  /** Why the guide is not followed in the same copy as others. */
  alone?: true;
  /** Replaces the addresses of other services in the guide's code by local ones. */
  prepare?(): Promise<{ replace: [string, string][]; close(): void }>;
  /** Files for this trial alone, such as a page that fails. */
  files?: Record<string, string>;
  run(world: World): Promise<void>;
}

/**
 * Follows guides on one copy of this project, checks and builds the copy, and tries each.
 * @returns what failed, by guide; an empty text if nothing did
 * @throws {Error} if a guide cannot be followed, or if the copy does not pass the checks or does not build
 */
export async function tryGuides(tries: Record<string, Try>): Promise<Record<string, string>> {
  const names = Object.keys(tries);
  const copy = await copyProject(`guides-${names.length > 1 ? "together" : names[0]}`);
  const closing: (() => unknown)[] = [copy.delete];
  try {
    const follow = async (guide: string) => {
      const prepared = await tries[guide]?.prepare?.();
      if (prepared) closing.unshift(prepared.close);
      await followGuide(guide, copy, prepared?.replace ?? []);
      for (const [path, content] of Object.entries(tries[guide]?.files ?? {}))
        await copy.write(path, content);
    };
    for (const guide of names) await follow(guide);
    await check(copy.folder);
    const results: Record<string, string> = {};
    for (const guide of names) {
      const { run } = tries[guide] as Try;
      results[guide] = await inWorld(copy.folder, run).then(() => "", explain);
    }
    return results;
  } finally {
    for (const close of closing) await close();
  }
}

const explain = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

async function followGuide(guide: string, copy: ProjectCopy, replace: [string, string][]) {
  let markdown = await readFile(`docs/guides/${guide}.md`, "utf8");
  for (const [from, to] of replace) {
    if (!markdown.includes(from)) throw new Error(`${guide}.md does not name ${from}`);
    markdown = markdown.replaceAll(from, to);
  }
  const read = async (path: string) => {
    const file = join(copy.folder, path);
    return existsSync(file) ? readFile(file, "utf8") : null;
  };
  await applyBlocks(blocksIn(markdown), { read, write: copy.write });
  await install(copy.folder, packagesIn(markdown));
}

async function check(folder: string): Promise<void> {
  await inCopy(folder, ["npx", "biome", "check", "--error-on-warnings", "."]);
  await inCopy(folder, ["npx", "knip"]);
  await inCopy(folder, ["npx", "vitest", "run", "middleware.test", "csp.test"]);
  // Its type check covers tests and scripts as well.
  await inCopy(folder, ["npm", "run", "build"], { TIKTOK_SCOPES: SCOPES.join(",") });
}

async function inWorld(folder: string, run: Try["run"]): Promise<void> {
  const emulator = await startTestEmulator();
  const sites: Awaited<ReturnType<typeof startSite>>[] = [];
  try {
    await run({
      folder,
      tiktok: controlOf(emulator),
      visitor: ({ url }) => new HttpVisitor(url),
      start: async (env = {}) => {
        const site = await startSite({ ...emulatorEnv(emulator), ...env }, { folder });
        sites.push(site);
        return site;
      },
    });
  } finally {
    await Promise.all(sites.map((site) => site.stop()));
    await emulator.close();
  }
}

async function install(folder: string, packages: string[]): Promise<void> {
  if (packages.length === 0) return;
  // The copy's files are links to this project's, and npm would write into this one.
  await rm(join(folder, "node_modules/.package-lock.json"), { force: true });
  const options = ["--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
  await inCopy(folder, ["npm", "install", ...options, ...packages]);
}

/** Runs a command in a copy. @throws {Error} with its output if it fails */
export async function inCopy(
  folder: string,
  command: string[],
  env: Record<string, string> = {},
): Promise<void> {
  await runCommand(command, {
    cwd: folder,
    env: { ...process.env, ...blankConfiguration(), ...env },
    timeout: COMMAND_MS,
    failure: `${command.join(" ")} failed`,
  });
}

/** Tries again until it holds. @throws {Error} the last failure, after a minute */
export async function eventually(holds: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(250);
    }
  }
}
