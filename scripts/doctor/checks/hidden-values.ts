import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { variableNames } from "../../../lib/env-schema";
import type { Finding } from "../finding";

/** The files that Next reads, those that win first. @see https://nextjs.org/docs/app/guides/environment-variables */
const filesFor = (mode: "development" | "production") => [
  `.env.${mode}.local`,
  ".env.local",
  `.env.${mode}`,
  ".env",
];

/**
 * Finds values in .env files that another file hides with a different one.
 * @param folder where the files are
 */
export function checkHiddenValues(isProduction: boolean, folder = "."): Finding[] {
  const files = filesFor(isProduction ? "production" : "development")
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => existsSync(path))
    .map(({ name, path }) => ({ name, values: parseEnv(readFileSync(path, "utf8")) }));
  return variableNames.flatMap((about) => {
    // Next takes the first file that has the variable, even an empty one.
    const [used, hidden] = files.filter(({ values }) => values[about] !== undefined);
    if (!used || !hidden?.values[about] || hidden.values[about] === used.values[about]) return [];
    const what = `in ${hidden.name} is not used, because ${used.name} has another value.`;
    const why = `Next reads ${used.name} first.`;
    const fix = `Remove the line from one of the two files.`;
    return [{ level: "warning", about, what, why, fix } as const];
  });
}
