import { statSync } from "node:fs";
import { isFree } from "../../next-dev";
import type { Finding } from "../finding";

const MIN_NODE = [20, 9];
const MIN_NODE_FOR_TESTS = [20, 19];
const DAY_MS = 86_400_000;

/** Checks Node, the clock, and the ports of `npm run dev`. @param port the site's port */
export async function checkMachine(port: number): Promise<Finding[]> {
  return [
    checkNode(process.versions.node),
    checkClock(Date.now(), statSync("package.json").mtimeMs),
    await checkPort(port, "the site", `PORT=${port + 1} npm run dev`),
    await checkPort(4600, "the emulator", "do nothing, it chooses another port"),
  ];
}

/** @param version such as "20.9.0" */
export function checkNode(version: string): Finding {
  const about = "Node";
  if (isOlder(version, MIN_NODE)) {
    const why = "Next 16 needs 20.9 or newer.";
    const fix = "Install Node 24, for instance with `nvm install`.";
    return { level: "error", about, what: `${version} is too old.`, why, fix };
  }
  if (isOlder(version, MIN_NODE_FOR_TESTS)) {
    const what = `${version} runs the site, but not the tests.`;
    const why = "Vitest and html-validate need 20.19 or newer.";
    return { level: "warning", about, what, why, fix: "Install Node 24." };
  }
  return { level: "ok", about, what: version };
}

/** @param now and @param newest (when a project file was last written) in Unix milliseconds */
export function checkClock(now: number, newest: number): Finding {
  const about = "Clock";
  if (now > newest - DAY_MS) return { level: "ok", about, what: new Date(now).toISOString() };
  return {
    level: "error",
    about,
    what: `${new Date(now).toISOString()} is earlier than this project's own files.`,
    why: "Cookies, tokens and webhook signatures depend on the time.",
    fix: "Set the machine's clock.",
    symptom: '"This sign-in could not be completed" on the login page',
  };
}

function isOlder(version: string, min: number[]): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = min;
  return major < minMajor || (major === minMajor && minor < minMinor);
}

async function checkPort(port: number, user: string, fix: string): Promise<Finding> {
  const about = `Port ${port}`;
  if (await isFree(port)) return { level: "ok", about, what: `free for ${user}` };
  const what = `in use, which is fine if ${user} is running already.`;
  return { level: "note", about, what, fix: `If not: ${fix}.` };
}
