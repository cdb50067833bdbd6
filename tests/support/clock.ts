import { randomUUID } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

// Sites look every 20 ms.
const NOTICED_MS = 50;

// All sites of a worker have one clock. It never goes back, so that no site remembers something from the future.
const file = join(tmpdir(), `clock-${randomUUID()}`);
let ahead = 0;
process.once("exit", () => rmSync(file, { force: true }));

/** How far the sites' clock is ahead of the machine's, in seconds. */
export const secondsAhead = () => ahead;

/** The sites' time, in Unix seconds. */
export const siteSeconds = () => Math.floor(Date.now() / 1000) + ahead;

/** The configuration of a site that follows the clock. */
export function onClock(env: Record<string, string>): Record<string, string> {
  writeAhead();
  const preload = `--import=${pathToFileURL("tests/support/moved-clock.mjs")}`;
  const NODE_OPTIONS = [preload, env.NODE_OPTIONS].filter(Boolean).join(" ");
  return { ...env, NODE_OPTIONS, CLOCK_AHEAD_FILE: file };
}

/** Moves the sites' clock forward. The emulator's follows with `followClock`. */
export async function moveClock(seconds: number): Promise<void> {
  ahead += seconds;
  writeAhead();
  await sleep(NOTICED_MS);
}

// Renamed in one step, so that no site reads a half-written file.
function writeAhead(): void {
  writeFileSync(`${file}.new`, String(ahead));
  renameSync(`${file}.new`, file);
}
