import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Change } from "./project";

/** Why init must not change a folder: it could not be undone, or not be told from other changes. Null if it may. */
export function reasonNotToChange(folder: string): string | null {
  const status = git(folder, ["status", "--porcelain", "--untracked-files=normal"]);
  if (status === null)
    return "This folder is not under git, so nothing could be undone. Run `git init && git add --all && git commit -m Start` first.";
  const paths = status.split("\n").flatMap((line) => line.slice(3) || []);
  if (paths.length === 0) return null;
  const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
  return `There are changes that are not committed (${paths[0]}${more}). Commit or stash them first, so that you can tell what init changes.`;
}

/** The Markdown files under git. */
export function markdownFiles(folder: string): string[] {
  return (git(folder, ["ls-files", "*.md"]) ?? "").split("\n").filter(Boolean);
}

/** Changes as a diff, with colours in a terminal. Removed files have a line only. */
export function diffOf(changes: readonly Change[], colour: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), "init-diff-"));
  try {
    for (const { path, before, after } of changes) {
      if (before !== null) put(join(folder, "before", path), before);
      if (after !== null) put(join(folder, "after", path), after);
    }
    for (const side of ["before", "after"]) mkdirSync(join(folder, side), { recursive: true });
    const options = ["--no-index", "--no-prefix", "--irreversible-delete", "--no-ext-diff"];
    const args = ["diff", ...options, colour ? "--color=always" : "--color=never"];
    return spawnSync("git", [...args, "before", "after"], { cwd: folder, encoding: "utf8" }).stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function put(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function git(folder: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync("git", args, { cwd: folder, encoding: "utf8" });
  return status === 0 ? stdout : null;
}
