import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseProblem } from "@/lib/database/failure";

/**
 * Reserves the folder of an embedded database for this process. Two processes can open one folder without an error,
 * and what one of them writes is then lost.
 * @returns what releases it; a process that ends releases it as well
 * @throws {DatabaseProblem} one sentence that names the process that uses the folder
 * @see https://github.com/electric-sql/pglite/issues/1106
 */
export function lockFolder(folder: string): () => void {
  // Beside the folder, so that a copy of the folder is not locked.
  const file = `${folder.replace(/\/+$/, "")}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  if (!create(file)) {
    const owner = readFileSync(file, "utf8");
    if (isRunning(Number(owner))) {
      throw new DatabaseProblem(
        "in_use",
        `The database in ${folder} is in use by process ${owner}. Stop it first: two processes would lose data.`,
      );
    }
    if (!removeStale(file, owner) || !create(file)) {
      throw new DatabaseProblem(
        "in_use",
        `Another process has just opened the database in ${folder}.`,
      );
    }
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Removes the file of a process that was killed, unless another process has just replaced it by its own. */
function removeStale(file: string, owner: string): boolean {
  const own = `${file}.${process.pid}`;
  try {
    // Only one process can move a file.
    renameSync(file, own);
  } catch {
    return false;
  }
  const isStale = readFileSync(/* turbopackIgnore: true */ own, "utf8") === owner;
  if (isStale) rmSync(own);
  else renameSync(own, file);
  return isStale;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to another user.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
