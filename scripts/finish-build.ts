import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildFolder } from "../lib/env";
import { readEnv } from "../lib/env-schema";
import { noteBuiltScopes } from "./built-scopes-note";
import { loadEnvFiles } from "./env-files";
import { writeStaticPolicies } from "./static-policies";

/**
 * What follows `next build`: the policies of static pages, and a note of the scopes that they promise.
 * @param variables that the build had besides those of the environment
 */
export function finishBuild(variables: Record<string, string> = {}): void {
  writeStaticPolicies(buildFolder);
  loadEnvFiles(true);
  const { TIKTOK_SCOPES } = readEnv({ ...process.env, ...variables });
  const folders = [buildFolder, join(buildFolder, "standalone", buildFolder)];
  for (const folder of folders) if (existsSync(folder)) noteBuiltScopes(TIKTOK_SCOPES, folder);
}
