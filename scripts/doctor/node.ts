import type { Finding } from "./finding";

/** @param version such as "20.19.0" */
export function checkNode(version: string): Finding {
  const about = "Node";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (isSupported) return { level: "ok", about, what: version };
  const what = `${version} is not supported: the build needs ^20.19.0 || >=22.12.0.`;
  const fix = "Install Node 24, for instance with: nvm install";
  return { level: "error", about, what, fix };
}
