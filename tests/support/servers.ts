import { type ChildProcess, spawn } from "node:child_process";
import { STRICT, startEmulator } from "tiktok-login-emulator";
import { TEST_BUILD } from "../../scripts/test-build";

const START_MS = 60_000;
const STOP_MS = 10_000;

/** A running site. */
export interface Site {
  url: string;
  /** What it logged since it started, or since `clearLog`. */
  log(): string;
  clearLog(): void;
  stop(signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** A secret for tests only, long enough for the app to accept. */
export const TEST_AUTH_SECRET = "test-only-auth-secret-0123456789abcdef";

/** Starts an emulator on a free port of this machine, as strict as TikTok's documentation. */
export const startTestEmulator = () =>
  startEmulator({ port: 0, settings: { ...STRICT, webhookRetrySeconds: null } });

/**
 * Starts the production build, by default on a free port of localhost.
 * @param env the whole configuration, without the developer's own
 * @param options.folder a copy of this project to start instead
 */
export async function startSite(
  env: Record<string, string>,
  { port = 0, host = "localhost", folder = "." } = {},
): Promise<Site> {
  const next = ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", host];
  // A copy has a build of its own.
  const build = folder === "." ? TEST_BUILD : "";
  return serve(next, { BUILD_FOLDER: build, ...env }, folder);
}

/** Starts a server by its script and waits until it answers at the address that it prints. */
export async function serve(
  script: string[],
  env: Record<string, string>,
  folder = ".",
): Promise<Site> {
  const child = spawn(process.execPath, script, {
    cwd: folder,
    env: { ...blankConfiguration(), NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let lines: string[] = [];
  child.stdout.on("data", (data) => lines.push(String(data)));
  child.stderr.on("data", (data) => lines.push(String(data)));
  const log = () => lines.join("");
  const url = await waitForUrl(child, log);
  const clearLog = () => {
    lines = [];
  };
  return { url, log, clearLog, stop: (signal) => stop(child, signal) };
}

/** The configuration of a site that uses the emulator. */
export function emulatorEnv(emulator: { url: string; clientKey: string; clientSecret: string }) {
  return {
    AUTH_SECRET: TEST_AUTH_SECRET,
    AUTH_TRUST_HOST: "true",
    AUTH_TIKTOK_ID: emulator.clientKey,
    AUTH_TIKTOK_SECRET: emulator.clientSecret,
    TIKTOK_SCOPES: "user.info.basic,user.info.profile,user.info.stats,video.list",
    TIKTOK_EMULATOR_URL: emulator.url,
  };
}

const OTHERS = [
  "AUTH_SECRET_1",
  "AUTH_URL",
  "AUTH_REDIRECT_PROXY_URL",
  "AUTH_PREVIEW_ORIGINS",
  "DATABASE_URL",
  "DATABASE_URL_UNPOOLED",
  "VERCEL",
];

/** An empty configuration. Empty values count as absent, and keep Next from reading them from .env files. */
export function blankConfiguration(): Record<string, string> {
  const names = Object.keys(emulatorEnv({ url: "", clientKey: "", clientSecret: "" }));
  return Object.fromEntries([...names, ...OTHERS].map((name) => [name, ""]));
}

async function waitForUrl(child: ChildProcess, log: () => string): Promise<string> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const url = /Local:\s+(http:\/\/(localhost|127\.0\.0\.1):\d+)/.exec(log())?.[1];
    if (url && (await answers(url))) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`the site did not start:\n${log()}`);
}

// Next prints its address before it reads the environment.
async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(START_MS) }).catch(() => null);
  return answer?.status === 200;
}

/** Ends a server that was started here, by force if it takes too long. */
function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    // A browser may hold a connection open without a request on it, and Node waits for that for a minute and a half.
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill(signal);
  });
}
