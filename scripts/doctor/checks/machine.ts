import { statSync } from "node:fs";
import { isFree } from "../../next-dev";
import type { Finding } from "../finding";

const LEAST_NODE = [20, 9];
const LEAST_NODE_FOR_TESTS = [20, 19];
const DAY_MS = 86_400_000;

/** Node, the clock, and the ports of `npm run dev`. @param port where the site will listen */
export async function checkMachine(port: number): Promise<Finding[]> {
  return [
    checkNode(process.versions.node),
    checkClock(Date.now(), statSync("package.json").mtimeMs),
    await checkPort(port, "the site", `PORT=${port + 1} npm run dev`),
    await checkPort(4600, "the emulator", "nothing: it takes another port by itself"),
  ];
}

/** @param version such as "20.9.0" */
export function checkNode(version: string): Finding {
  const about = "Node";
  if (isOlder(version, LEAST_NODE)) {
    const why = "Next 16 needs 20.9 or newer.";
    const mend = "Install Node 24, for instance with `nvm install`.";
    return { level: "error", about, what: `${version} is too old.`, why, mend };
  }
  if (isOlder(version, LEAST_NODE_FOR_TESTS)) {
    const what = `${version} runs the site, but not the tests.`;
    const why = "Vitest and html-validate need 20.19 or newer.";
    return { level: "warning", about, what, why, mend: "Install Node 24." };
  }
  return { level: "ok", about, what: version };
}

/** @param now and @param newest, when a file of this project was written, in Unix milliseconds */
export function checkClock(now: number, newest: number): Finding {
  const about = "Clock";
  if (now > newest - DAY_MS) return { level: "ok", about, what: new Date(now).toISOString() };
  return {
    level: "error",
    about,
    what: `${new Date(now).toISOString()} is before this project's own files.`,
    why: "Cookies, tokens and webhook signatures carry times.",
    mend: "Set the machine's clock.",
    shows: '"This sign-in could not be finished" on the login page',
  };
}

function isOlder(version: string, least: number[]): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least;
  return major < leastMajor || (major === leastMajor && minor < leastMinor);
}

async function checkPort(port: number, user: string, mend: string): Promise<Finding> {
  const about = `Port ${port}`;
  if (await isFree(port)) return { level: "ok", about, what: `free for ${user}` };
  const what = `taken; fine if ${user} is running already.`;
  return { level: "note", about, what, mend: `If not: ${mend}.` };
}
