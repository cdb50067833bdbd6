import { existsSync } from "node:fs";
import { readEnv } from "../lib/env-schema";
import { noteBuiltScopes } from "./built-scopes-note";
import { loadEnvFiles } from "./env-files";
import { writeStaticPolicies } from "./static-policies";

const FOLDERS = [".next", ".next/standalone/.next"];

/**
 * What follows `next build`: the policies of static pages, and a note of the scopes that they promise.
 * @param variables that the build had besides those of the environment
 */
export function finishBuild(variables: Record<string, string> = {}): void {
  writeStaticPolicies();
  loadEnvFiles(true);
  const { TIKTOK_SCOPES } = readEnv({ ...process.env, ...variables });
  for (const folder of FOLDERS) if (existsSync(folder)) noteBuiltScopes(TIKTOK_SCOPES, folder);
}
