import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";

/**
 * Builds the site into `.next/standalone`, a folder that needs nothing but Node and includes the static files.
 * `next start` still works afterwards.
 * @returns the exit code of the build
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/output
 */
export function buildStandalone(): number {
  const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env: { ...process.env, BUILD_STANDALONE: "1" },
  });
  if (status !== 0) return status ?? 1;
  // Next does not copy these two, because it expects a CDN to serve them.
  const buildFolder = process.env.BUILD_FOLDER || ".next";
  const standalone = `${buildFolder}/standalone`;
  cpSync(`${buildFolder}/static`, `${standalone}/${buildFolder}/static`, { recursive: true });
  if (existsSync("public")) cpSync("public", `${standalone}/public`, { recursive: true });
  return 0;
}
