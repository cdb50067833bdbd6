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
  for (const [index, { name, run }] of stages.entries()) {
    const label = `[${index + 1}/${stages.length}] ${name}`;
    console.log(`\n${label}`);
    const startedAt = Date.now();
    const code = await run();
    const time = duration(Date.now() - startedAt);
    times.push(`${name} ${time}`);
    if (code !== 0) {
      console.log(`${label}: failed after ${time}`);
      console.log(
        `\n${title} failed: ${times.join(", ")}. In all ${duration(Date.now() - begin)}.`,
      );
      return code;
    }
    console.log(`${label}: passed in ${time}`);
  }
  console.log(`\n${title} passed: ${times.join(", ")}. In all ${duration(Date.now() - begin)}.`);
  return 0;
}

/** A time as text, such as "8 s" or "2 min 5 s". */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/**
 * Does something that changes files, and gives them back their contents afterwards, also when a signal ends it.
 * A file that was not there is deleted.
 */
export async function keepFiles<T>(files: string[], work: () => Promise<T>): Promise<T> {
  const before = files.map((file) => [file, existsSync(file) ? readFileSync(file) : null] as const);
  const restore = () => {
    for (const [file, content] of before) {
      if (content === null) rmSync(file, { force: true });
      else if (!readFileSync(file).equals(content)) writeFileSync(file, content);
    }
  };
  try {
    return await work();
  } finally {
    restore();
  }
}

/** Ends the commands that run when a signal ends this process, so that what follows them still happens. */
export function passSignalsOn(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.on(signal, () => {
      for (const child of running) child.kill(signal);
    });
}
