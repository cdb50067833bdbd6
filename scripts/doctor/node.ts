import type { Finding } from "./finding";

/** The version to install, as in .nvmrc. */
const ADVISED_NODE = "24";

/** The versions that the site, its build and its tests run on, as in package.json. */
const SUPPORTED_NODE = "^20.19.0 || >=22.12.0";

/** @param version such as "20.19.0" */
export function checkNode(version: string): Finding {
  const about = "Node";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (isSupported) return { level: "ok", about, what: version };
  const what = `${version} is not supported: the build needs ${SUPPORTED_NODE}.`;
  const fix = `Install Node ${ADVISED_NODE}, for instance with: nvm install`;
  return { level: "error", about, what, fix };
}
