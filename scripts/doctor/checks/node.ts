import type { Finding } from "../finding";

const MIN_NODE = [20, 9];
const MIN_NODE_FOR_TESTS = [20, 19];

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

function isOlder(version: string, min: number[]): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [minMajor = 0, minMinor = 0] = min;
  return major < minMajor || (major === minMajor && minor < minMinor);
}
