import { existsSync } from "node:fs";
import { noteBuiltScopes } from "../lib/built-scopes";
import { readEnv } from "../lib/env-schema";
import { loadEnvFiles } from "./env-files";
import { writeStaticPolicies } from "./static-policies";

const FOLDERS = [".next", ".next/standalone/.next"];

/** What follows `next build`: the policies of static pages, and a note of the scopes that they promise. */
export function finishBuild(): void {
  writeStaticPolicies();
  loadEnvFiles(true);
  const { TIKTOK_SCOPES } = readEnv(process.env);
  for (const folder of FOLDERS) if (existsSync(folder)) noteBuiltScopes(TIKTOK_SCOPES, folder);
}
