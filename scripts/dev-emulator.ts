import { site as siteTexts } from "../lib/site";
import { runEmulator } from "./emulator-process";
import { isPortFree } from "./next-dev";

const PORT = 4600;

/** A running emulator, and the environment variables that connect the site to it. */
interface DevEmulator {
  url: string;
  env: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Starts the emulator, unless the environment has credentials for TikTok or names an emulator.
 * @param site the site's URL on this machine, for webhooks
 * @param publicUrl the site's public URL, if it is behind a tunnel
 * @returns null if it did not start one
 */
export async function startEmulatorUnlessConfigured(
  site: string,
  publicUrl?: string,
): Promise<DevEmulator | null> {
  const { AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET, TIKTOK_EMULATOR_URL, TIKTOK_SCOPES } = process.env;
  const isConfigured = [AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET, TIKTOK_EMULATOR_URL].some((value) =>
    value?.trim(),
  );
  if (isConfigured) return null;
  const flags = ["--app-name", siteTexts.name, "--webhook-url", `${site}/api/webhooks/tiktok`];
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
    TIKTOK_SCOPES: TIKTOK_SCOPES?.trim() || emulator.scopes.join(","),
  };
  return { url: emulator.url, env, close: () => emulator.close() };
}

/** Says in the terminal which TikTok the site uses. */
export function describeTikTok(emulator: DevEmulator | null): string {
  if (!emulator) return "as configured in your environment";
  return `a local emulator at ${emulator.url}, no account needed. To use TikTok itself,
          put AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET into .env.local`;
}
