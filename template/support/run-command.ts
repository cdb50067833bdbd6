import { spawn } from "node:child_process";

/**
 * Runs a command to its end.
 * @param options.timeout milliseconds after which it is stopped
 * @throws {Error} `failure`, why it ended, and the command's output, if it fails
 */
export async function runCommand(
  [command = "", ...parameters]: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; timeout: number; failure: string },
): Promise<void> {
  const { failure, timeout, ...spawned } = options;
  // In a process group of its own, because `next build` and npm start others, which would keep the pipes open.
  const child = spawn(command, parameters, {
    ...spawned,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => output.push(String(data)));
  }
  let reason = "";
  const timer = setTimeout(() => {
    reason = `, because it took longer than ${timeout / 1000} s`;
    if (child.pid) process.kill(-child.pid, "SIGKILL");
  }, timeout);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(timer);
  if (code === 0) return;
  throw new Error(`${failure}${reason || ` (exit code ${code})`}:\n${output.join("")}`);
}
