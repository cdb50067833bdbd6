import { spawnSync } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where the sites to compare with are generated. Git ignores it; `node_modules` is found in the folder above. */
export const FOLDER = ".bench";

const BUILD_MS = 5 * 60_000;

/**
 * Writes a Next site and builds it.
 * @param files content by path
 * @returns its folder
 * @throws {Error} if it does not build
 */
export async function generateSite(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(FOLDER, name);
  await rm(folder, { recursive: true, force: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  buildSite(folder);
  return folder;
}

/** Builds a generated site. @throws {Error} with the output of a failed build */
export function buildSite(folder: string): void {
  const build = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build", folder], {
    encoding: "utf8",
    timeout: BUILD_MS,
  });
  if (build.status !== 0)
    throw new Error(`${folder} does not build:\n${build.stdout}${build.stderr}`);
}

/** What every generated site has: the workspace is this project, and checking types is not what is measured. */
export const CONFIG = `import { resolve } from "node:path";
const root = resolve(import.meta.dirname, "../..");
export default {
  poweredByHeader: false,
  outputFileTracingRoot: root,
  turbopack: { root },
  typescript: { ignoreBuildErrors: true },
};
`;
