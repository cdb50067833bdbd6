import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A file that would change. `before` is null for a new file, `after` for one that is removed. */
export interface Change {
  path: string;
  before: string | null;
  after: string | null;
}

/** The files of a project as they will be. Nothing is written to the disk before `save`. */
export interface Project {
  /** @throws {Error} one sentence if the file does not exist */
  read(path: string): string;
  has(path: string): boolean;
  write(path: string, content: string): void;
  /** @param path a file, or a folder with all that is in it */
  remove(path: string): void;
  /** Every file that differs from the disk, by path. */
  changes(): Change[];
  save(): void;
}

/** Opens the project in a folder. */
export function openProject(folder: string): Project {
  const files = new Map<string, string | null>();
  const onDisk = (path: string) => {
    const file = join(folder, path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isDirectory()) return "a folder\n";
    return found ? readFileSync(file, "utf8") : null;
  };
  const current = (path: string) => files.get(path) ?? (files.has(path) ? null : onDisk(path));
  const changes = () =>
    [...files.entries()]
      .map(([path, after]) => ({ path, before: onDisk(path), after }))
      .filter(({ before, after }) => before !== after)
      .sort((one, other) => one.path.localeCompare(other.path));
  return {
    read: (path) => {
      const content = current(path);
      if (content === null) throw new Error(`${path} is missing, and init needs it.`);
      return content;
    },
    has: (path) => current(path) !== null,
    write: (path, content) => void files.set(path, content),
    remove: (path) => void files.set(path, null),
    changes,
    save: () => {
      for (const { path, after } of changes()) {
        if (after === null) rmSync(join(folder, path), { recursive: true });
        else {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), after);
        }
      }
    },
  };
}
