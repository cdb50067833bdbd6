import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";
import { createServer } from "node:net";
import nextEnv from "@next/env";

const SECRET_FILE = ".env.development.local";

/** Reads the .env files as Next does in development, into this process. */
export function loadDevelopmentEnv(): void {
  nextEnv.loadEnvConfig(process.cwd(), true, { info: () => {}, error: console.error });
}

/** Makes an AUTH_SECRET for this machine alone, unless there is one. */
export function ensureAuthSecret(): void {
  if (process.env.AUTH_SECRET?.trim()) return;
  const secret = randomBytes(33).toString("base64url");
  appendFileSync(
    SECRET_FILE,
    `# Made by npm run dev for this machine alone.\nAUTH_SECRET=${secret}\n`,
  );
  process.env.AUTH_SECRET = secret;
}

/**
 * The port that PORT names, or Next's usual one.
 * @throws {Error} one sentence when PORT is no port
 */
export function wantedPort(): number {
  const wanted = process.env.PORT?.trim() || "3000";
  const port = Number(wanted);
  if (/^\d+$/.test(wanted) && port >= 1 && port <= 65_535) return port;
  throw new Error("PORT must be a number from 1 to 65535, such as 3000.");
}

/**
 * The port to listen on.
 * @param command the npm script, for the advice
 * @throws {Error} one sentence when it is taken, or when PORT is no port
 */
export async function freeDevelopmentPort(command: string): Promise<number> {
  const port = wantedPort();
  if (await isFree(port)) return port;
  throw new Error(
    `Port ${port} is taken. Stop what uses it, or run: PORT=${port + 1} npm run ${command}`,
  );
}

/** Whether nothing listens on a port of this machine, neither for everybody nor for itself alone. */
export async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, "::")) && canListen(port, "localhost");
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // A machine without IPv6 says that the address is none, not that it is taken.
    probe.once("error", ({ code }: NodeJS.ErrnoException) => resolve(code !== "EADDRINUSE"));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** Runs Next for development until it ends, and gives its exit code. */
export function runNext(port: number, env: Record<string, string>): Promise<number> {
  // For this machine alone: its redirect URI says localhost, and others have no business here.
  const words = ["node_modules/next/dist/bin/next", "dev", "-H", "localhost", "-p", String(port)];
  const next = spawn(process.execPath, words, {
    stdio: "inherit",
    env: { NEXT_TELEMETRY_DISABLED: "1", ...process.env, ...env },
  });
  // A terminal's Ctrl-C reaches Next by itself, whom a second does no harm; this process outlives it.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => next.kill(signal));
  return new Promise((resolve) => next.on("exit", (code) => resolve(code ?? 0)));
}

/** Runs a command to its end; a failure is one sentence and exit code 1. */
export async function runToTheEnd(command: () => Promise<number>): Promise<never> {
  const code = await command().catch((error: Error) => {
    console.error(error.message);
    return 1;
  });
  process.exit(code);
}
