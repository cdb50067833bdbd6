import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";

/**
 * Builds the site as a folder that runs with Node alone: `.next/standalone`, including static files. `.next`
 * still works with `next start`.
 * @see https://nextjs.org/docs/app/api-reference/config/next-config-js/output
 */
export function buildStandalone(): number {
  const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env: { ...process.env, BUILD_STANDALONE: "1" },
  });
  if (status !== 0) return status ?? 1;
  // Next does not copy these two, because it expects a CDN to serve them.
  cpSync(".next/static", ".next/standalone/.next/static", { recursive: true });
  cpSync("public", ".next/standalone/public", { recursive: true });
  return 0;
}
