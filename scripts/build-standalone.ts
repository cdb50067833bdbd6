import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { build } from "esbuild";

// A folder that needs nothing but Node. https://nextjs.org/docs/app/api-reference/config/next-config-js/output
const { status } = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
  stdio: "inherit",
  env: { ...process.env, BUILD_STANDALONE: "1" },
});
if (status !== 0) process.exit(status ?? 1);
// Next does not copy these two, because it expects a CDN to serve them.
const buildFolder = process.env.BUILD_FOLDER || ".next";
const standalone = `${buildFolder}/standalone`;
cpSync(`${buildFolder}/static`, `${standalone}/${buildFolder}/static`, { recursive: true });
cpSync("public", `${standalone}/public`, { recursive: true });
// `npm run db:migrate` for a server that has only this folder. Two packages are there; the path leads to the migrations.
cpSync("drizzle", `${standalone}/drizzle`, { recursive: true });
await build({
  entryPoints: ["scripts/db-migrate.ts"],
  outfile: `${standalone}/lib/database/migrate.mjs`,
  ...{ bundle: true, platform: "node", format: "esm", external: ["pg", "@next/env"] },
});
