import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";
import { createServer } from "node:net";
import nextEnv from "@next/env";
import { startEmulator } from "../emulator/start";

const SECRET_FILE = ".env.development.local";
const EMULATOR_PORT = 4600;
const ALL_SCOPES = "user.info.basic,user.info.profile,user.info.stats,video.list";

/** Starts Next for development, and a local TikTok beside it when there are no credentials for the real one. */
async function dev(): Promise<void> {
  nextEnv.loadEnvConfig(process.cwd(), true, { info: () => {}, error: console.error });
  const port = process.env.PORT ?? "3000";
  if (!(await isFree(Number(port)))) {
    const other = Number(port) + 1;
    console.error(`Port ${port} is taken. Stop what uses it, or run: PORT=${other} npm run dev`);
    process.exit(1);
  }
  ensureAuthSecret();
  const emulator = await emulatorUnlessConfigured(`http://localhost:${port}`);
  announce(`http://localhost:${port}`, emulator?.url);
  const exitCode = await runNext(port, { ...emulator?.env });
  await emulator?.close();
  process.exit(exitCode);
}

function ensureAuthSecret(): void {
  if (process.env.AUTH_SECRET) return;
  const secret = randomBytes(33).toString("base64url");
  appendFileSync(
    SECRET_FILE,
    `# Made by npm run dev for this machine alone.\nAUTH_SECRET=${secret}\n`,
  );
  process.env.AUTH_SECRET = secret;
}

async function emulatorUnlessConfigured(site: string) {
  const { AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET, TIKTOK_EMULATOR_URL, TIKTOK_SCOPES } = process.env;
  if (AUTH_TIKTOK_ID || AUTH_TIKTOK_SECRET || TIKTOK_EMULATOR_URL) return null;
  const settings = { webhookUrl: `${site}/api/webhooks/tiktok` };
  // The usual port keeps avatar URLs and tokens of earlier runs good; a second copy takes any other.
  const emulator = (await isFree(EMULATOR_PORT))
    ? await startEmulator({ port: EMULATOR_PORT, statePath: ".emulator/state.json", settings })
    : await startEmulator({ port: 0, settings });
  const env = {
    TIKTOK_EMULATOR_URL: emulator.url,
    AUTH_TIKTOK_ID: emulator.clientKey,
    AUTH_TIKTOK_SECRET: emulator.clientSecret,
    TIKTOK_SCOPES: TIKTOK_SCOPES || ALL_SCOPES,
  };
  return { url: emulator.url, env, close: () => emulator.close() };
}

function announce(site: string, emulator: string | undefined): void {
  const tiktok = emulator
    ? `a local emulator at ${emulator}, no account needed. For the real one, put
          AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET into .env.local`
    : "as your environment says";
  console.log(`\n  Open    ${site} and press "Continue with TikTok"\n  TikTok  ${tiktok}\n`);
}

function runNext(port: string, env: Record<string, string>): Promise<number> {
  const next = spawn(process.execPath, ["node_modules/next/dist/bin/next", "dev", "-p", port], {
    stdio: "inherit",
    env: { NEXT_TELEMETRY_DISABLED: "1", ...process.env, ...env },
  });
  // A terminal's Ctrl-C reaches Next by itself; this process only has to outlive it.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => next.kill("SIGTERM"));
  return new Promise((resolve) => next.on("exit", (code) => resolve(code ?? 0)));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}

await dev();
