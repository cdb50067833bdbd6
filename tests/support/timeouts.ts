import { pathToFileURL } from "node:url";
import type { Timeouts } from "../../lib/timeouts";

/** For an answer that a test holds back until it ends the faults. */
export const HELD_MS = 60_000;

/** For a site that has to wait for answers as long as a test holds them back. */
export const PATIENT: Partial<Timeouts> = { callMs: 2 * HELD_MS, tokenMs: 2 * HELD_MS };

/** For a site that all tests of a worker use, often as the same user: its calls are counted anew every millisecond. */
export const UNLIMITED: Partial<Timeouts> = { userLimitMs: 1 };

/**
 * The environment of a site that waits longer or shorter than in production: shorter where a test waits for a timeout to
 * pass, longer where a test holds an answer back and none must pass.
 */
export function withTimeouts(changed: Partial<Timeouts>): Record<string, string> {
  const entries = Object.entries(changed).map(([name, ms]) => [name, String(ms)]);
  if (entries.length === 0) return {};
  const module = pathToFileURL("tests/support/changed-timeouts.mjs");
  module.search = new URLSearchParams(entries).toString();
  return { NODE_OPTIONS: `--import=${module}` };
}
