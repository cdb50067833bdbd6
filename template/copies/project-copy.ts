import { existsSync } from "node:fs";
import {
  copyFile,
  cp,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { join, resolve } from "node:path";
import { blankConfiguration } from "@/tests/support/servers";
import { runCommand } from "../support/run-command";

const LEFT_OUT =
  /^(\.next.*|\.git|\.data|\.emulator|\.bench|node_modules|template|test-results|screenshots|\.env(?!\.example).*)$/;
// A bound, not an expectation: other tests may use the machine at the same time.
const BUILD_MS = 7 * 60_000;

/** A copy of this project without template/, to try changes on. */
export interface ProjectCopy {
  folder: string;
  /** Replaces a text in a file. @throws {Error} if the file does not have it */
  replace(path: string, before: string | RegExp, after: string): Promise<void>;
  write(path: string, content: string): Promise<void>;
  rename(path: string, newPath: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Builds the copy for production, with its types checked. @throws {Error} with the output of a failed build */
  build(env?: Record<string, string>): Promise<void>;
  delete(): Promise<void>;
}

/** Copies this project next to its build, so that `node_modules` can be linked file by file. */
export async function copyProject(name: string): Promise<ProjectCopy> {
  // Not in test-results/, which every run of Playwright empties.
  const folder = resolve("template/.copies", name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir("."))
    if (!LEFT_OUT.test(entry)) await cp(entry, join(folder, entry), { recursive: true });
  // Turbopack does not accept a link to a folder outside of the project.
  await linkFiles(resolve("node_modules"), join(folder, "node_modules"));
  const at = (path: string) => join(folder, path);
  return {
    folder,
    replace: async (path, before, after) => {
      const content = await readFile(at(path), "utf8");
      const changed = content.replace(before, after);
      if (changed === content) throw new Error(`${path} does not contain ${before}`);
      await writeFile(at(path), changed);
    },
    write: async (path, content) => {
      await mkdir(join(at(path), ".."), { recursive: true });
      await writeFile(at(path), content);
    },
    rename: (path, newPath) => rename(at(path), at(newPath)),
    remove: (path) => rm(at(path), { recursive: true }),
    build: (env = {}) => build(folder, env),
    delete: () => rm(folder, { recursive: true, force: true }),
  };
}

async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await linkFiles(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else await link(source, target).catch(() => copyFile(source, target));
  }
}

async function build(folder: string, env: Record<string, string>): Promise<void> {
  const next = join(folder, "node_modules/next/dist/bin/next");
  if (!existsSync(next)) throw new Error(`${next} is missing`);
  await runCommand([process.execPath, next, "build"], {
    cwd: folder,
    env: { ...blankConfiguration(), ...env, NODE_ENV: "production", PATH: process.env.PATH },
    timeout: BUILD_MS,
    failure: "the copy does not build",
  });
}
