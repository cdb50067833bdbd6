import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/**
 * Runs a command to its end.
 * @param options.timeout milliseconds after which it is stopped
 * @throws {Error} `failure` and the command's output, if it fails
 */
export async function runCommand(
  [command = "", ...parameters]: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; timeout: number; failure: string },
): Promise<void> {
  const { failure, ...spawned } = options;
  const child = spawn(command, parameters, { ...spawned, stdio: ["ignore", "pipe", "pipe"] });
  const closed = new Promise<number | null>((done) => child.once("close", done));
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await closed) !== 0) throw new Error(`${failure}:\n${output.join("\n")}`);
}
