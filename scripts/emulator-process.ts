import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const BIN = "node_modules/tiktok-login-emulator/bin.mjs";

/** An emulator that runs in a process of its own. */
export interface EmulatorProcess {
  url: string;
  clientKey: string;
  clientSecret: string;
  /** The scopes of Login Kit and the Display API. */
  scopes: string[];
  close(): Promise<void>;
}

/**
 * Starts the emulator with these flags, as any user of it does. It ends with this process.
 * @throws {Error} if it does not start; it has then printed why
 */
export async function runEmulator(flags: string[]): Promise<EmulatorProcess> {
  const args = [BIN, "--json", "--stop-with-stdin", ...flags];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(() => [null]),
  ]);
  if (line === null) throw new Error("The TikTok emulator did not start.");
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  return { ...JSON.parse(line), close };
}
