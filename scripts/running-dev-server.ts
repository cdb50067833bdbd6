import { readFileSync } from "node:fs";

/** Next's development server of this folder. */
export interface RunningServer {
  pid: number;
  port: number;
}

/**
 * The development server that runs in this folder, from the file with which Next keeps a second one from starting.
 * Null if none runs, or if the file is from a server that was killed.
 */
export function runningDevServer(file = ".next/dev/lock"): RunningServer | null {
  try {
    const { pid, port } = JSON.parse(readFileSync(file, "utf8"));
    if (!Number.isInteger(pid) || !Number.isInteger(port)) return null;
    // Sends nothing. It throws if the process is gone.
    process.kill(pid, 0);
    return { pid, port };
  } catch {
    return null;
  }
}
