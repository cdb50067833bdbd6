import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Beside Next's own files, so that it is as old as they are, and Docker and the standalone server have it too.
const FILE = "built-scopes.json";

/**
 * Notes which scopes the pages of a build promise. A server may be started with other ones.
 * @param folder the build's, such as ".next"
 */
export function noteBuiltScopes(scopes: readonly string[], folder: string): void {
  writeFileSync(join(folder, FILE), JSON.stringify(scopes));
}

/**
 * The scopes that the static pages of the last build promise; null without a build or a note of them, as on a platform
 * that copies only what Next lists.
 * @param folder the build's
 */
export function builtScopes(folder = join(process.cwd(), ".next")): string[] | null {
  try {
    const scopes: unknown = JSON.parse(readFileSync(join(folder, FILE), "utf8"));
    return Array.isArray(scopes) ? scopes.map(String) : null;
  } catch {
    return null;
  }
}

/** Whether two lists have the same scopes, in any order. */
export function areSameScopes(one: readonly string[], other: readonly string[]): boolean {
  return new Set([...one, ...other]).size === new Set(one).size && one.length === other.length;
}
