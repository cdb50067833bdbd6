import { startEmulator } from "../emulator/start";
import { SCOPES } from "../emulator/state/scopes";
import { isFree } from "./next-dev";

const PORT = 4600;

/** A running emulator and the variables that connect the site to it. */
export interface DevEmulator {
  url: string;
  env: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Starts the emulator, unless the environment has credentials for TikTok.
 * @param site the site's URL on this machine, for webhooks
 * @param publicUrl the site's public URL, if it is behind a tunnel
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
  const settings = {
    webhookUrl: `${site}/api/webhooks/tiktok`,
    ...(publicUrl && { webRedirectUris: [`${publicUrl}/api/auth/callback/tiktok`] }),
  };
  // The usual port keeps avatar URLs and tokens of earlier runs valid. A second emulator uses any free port.
  const emulator = (await isFree(PORT))
    ? await startEmulator({ port: PORT, statePath: ".emulator/state.json", settings })
    : await startEmulator({ port: 0, settings });
  const env = {
    TIKTOK_EMULATOR_URL: emulator.url,
    AUTH_TIKTOK_ID: emulator.clientKey,
    AUTH_TIKTOK_SECRET: emulator.clientSecret,
    TIKTOK_SCOPES: TIKTOK_SCOPES?.trim() || SCOPES.join(","),
  };
  return { url: emulator.url, env, close: () => emulator.close() };
}

/** A line for the terminal about the TikTok in use. */
export function describeTikTok(emulator: DevEmulator | null): string {
  if (!emulator) return "as configured in your environment";
  return `a local emulator at ${emulator.url}, no account needed. To use TikTok itself,
          put AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET into .env.local`;
}
