import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { scopeNames } from "../lib/scopes";
import { site as own } from "../lib/site";
import { isPortFree } from "./next-dev";

const PORT = 4600;
const BIN = "node_modules/tiktok-login-emulator/bin.mjs";

/** Whether `npm run dev` starts an emulator: there are no credentials for TikTok, and no emulator is named. */
export const startsEmulator = (variables: Record<string, string | undefined>) =>
  !["AUTH_TIKTOK_ID", "AUTH_TIKTOK_SECRET", "TIKTOK_EMULATOR_URL"].some((name) =>
    variables[name]?.trim(),
  );

/** What the site asks that emulator for: the scopes of TIKTOK_SCOPES or lib/site.json, else all that the site can show. */
export const emulatorScopes = (configured: string | undefined) =>
  configured?.trim() || own.scopes || scopeNames.join();

/**
 * Starts the emulator, unless the environment has credentials for TikTok or names an emulator.
 * @param site the site's URL on this machine, for webhooks
 * @param publicUrl the site's public URL, if it is behind a tunnel
 * @returns its URL, the environment variables that connect the site to it, and what stops it; null if it did not start one
 */
export async function startEmulatorUnlessConfigured(site: string, publicUrl?: string) {
  if (!startsEmulator(process.env)) return null;
  const flags = ["--app-name", own.name, "--webhook-url", `${site}/api/webhooks/tiktok`];
  if (publicUrl) flags.push("--redirect-uri", `${publicUrl}/api/auth/callback/tiktok`);
  // With the usual port and the saved state, avatar URLs and tokens from earlier runs stay valid. If the port is
  // in use, this is a second emulator: it takes any free port and saves nothing.
  const emulator = (await isPortFree(PORT))
    ? await runEmulator([...flags, "--port", String(PORT), "--state", ".emulator/state.json"])
    : await runEmulator([...flags, "--port", "0"]);
  const env = {
    TIKTOK_EMULATOR_URL: emulator.url,
    AUTH_TIKTOK_ID: emulator.clientKey,
    AUTH_TIKTOK_SECRET: emulator.clientSecret,
    TIKTOK_SCOPES: emulatorScopes(process.env.TIKTOK_SCOPES),
  };
  return { url: emulator.url, env, close: () => emulator.close() };
}

/** Starts the emulator in a process of its own, as any user of it does. It ends with this process. */
async function runEmulator(flags: string[]) {
  const args = [BIN, "--json", "--stop-with-stdin", ...flags];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(() => [null]),
  ]);
  // It has printed why.
  if (line === null) throw new Error("The TikTok emulator did not start.");
  const close = async () => {
    child.stdin.end();
    await ended;
  };
  const answer: { url: string; clientKey: string; clientSecret: string } = JSON.parse(line);
  return { ...answer, close };
}

/** Says in the terminal which TikTok the site uses. */
export function describeTikTok(emulator: { url: string } | null): string {
  if (!emulator) return "as configured in your environment";
  return `a local emulator at ${emulator.url}, no account needed. To use TikTok itself,
            put AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET into .env.local`;
}
