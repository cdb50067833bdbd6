import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";

/** A part of a test run. */
export interface Stage {
  name: string;
  /** @returns the exit code */
  run(): Promise<number>;
}

/** Variables for a command, besides those of this process; undefined takes one away. */
export type Variables = Record<string, string | undefined>;

/** The command npm. */
export const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

/** The child processes that run at present, which a signal ends. */
const running = new Set<ReturnType<typeof spawn>>();

/** Runs a script of a package with Node and shows what it prints. @returns its exit code */
export function runNode(script: string, args: string[], env: Variables = {}) {
  return runCommand(process.execPath, [script, ...args], env);
}

/** Runs a command and shows what it prints. @returns its exit code */
export function runCommand(command: string, args: string[], env: Variables = {}) {
  const child = spawn(command, args, {
    stdio: "inherit",
    env: { ...process.env, ...env } as NodeJS.ProcessEnv,
  });
  running.add(child);
  return new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs stages one after the other until one fails. Prints the name of each before it runs and its time afterwards, and
 * in the last line the time of all.
 * @param title the command that was given, for the last line
 * @returns the exit code
 */
export async function runStages(title: string, stages: Stage[]): Promise<number> {
  const times: string[] = [];
  const begin = Date.now();
  let code = 0;
  for (const [index, { name, run }] of stages.entries()) {
    const label = `[${index + 1}/${stages.length}] ${name}`;
    console.log(`\n${label}`);
    const startedAt = Date.now();
    code = await run();
    const time = duration(Date.now() - startedAt);
    times.push(`${name} ${time}`);
    console.log(`${label}: ${code === 0 ? "passed in" : "failed after"} ${time}`);
    if (code !== 0) break;
  }
  const result = `${code === 0 ? "passed" : "failed"}: ${times.join(", ")}`;
  console.log(`\n${title} ${result}. In all ${duration(Date.now() - begin)}.`);
  return code;
}

/** A time as text, such as "8 s" or "2 min 5 s". */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Does something that changes a file, and gives it back its contents afterwards. If it was not there, it is deleted. */
export async function keepFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const before = existsSync(file) ? readFileSync(file) : null;
  try {
    return await work();
  } finally {
    if (before === null) rmSync(file, { force: true });
    else if (!readFileSync(file).equals(before)) writeFileSync(file, before);
  }
}

/** Ends the commands that run when a signal ends this process, so that what follows them still happens. */
export function passSignalsOn(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      // Between two stages, nothing runs.
      if (running.size === 0) process.exit(1);
      for (const child of running) child.kill(signal);
    });
}
