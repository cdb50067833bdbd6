import { spawnSync } from "node:child_process";
import type { Project } from "./project";

/** Formats every file that changes, since other texts make tables and lines wider or narrower. */
export function formatChanges(project: Project): void {
  for (const { path, after } of project.changes())
    if (after !== null && /\.(css|json|md|ts)$/.test(path))
      project.write(path, formatted(path, after));
}

/** A file as `npm run format` would write it; as it is if that fails. */
function formatted(path: string, content: string): string {
  const args = ["node_modules/@biomejs/biome/bin/biome", "format", `--stdin-file-path=${path}`];
  const { status, stdout } = spawnSync(process.execPath, args, {
    input: content,
    encoding: "utf8",
  });
  return status === 0 ? stdout : content;
}
