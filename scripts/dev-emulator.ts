import { startEmulator } from "../emulator/start";
import { SCOPES } from "../emulator/state/scopes";
import { isFree } from "./next-dev";

const PORT = 4600;

/** A local TikTok and the variables that lead the site to it. */
export interface DevEmulator {
  url: string;
  env: Record<string, string>;
  close(): Promise<void>;
}

/**
 * Starts a local TikTok, unless the environment has credentials for a real one.
 * @param site where the site listens, for webhooks
 * @param publicUrl where people reach the site, when that is a tunnel
 */
export async function emulatorUnlessConfigured(
  site: string,
  publicUrl?: string,
): Promise<DevEmulator | null> {
  const { AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET, TIKTOK_EMULATOR_URL, TIKTOK_SCOPES } = process.env;
  // Blanks mean nothing to the site either.
  const isConfigured = [AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET, TIKTOK_EMULATOR_URL].some((value) =>
    value?.trim(),
  );
  if (isConfigured) return null;
  const settings = {
    webhookUrl: `${site}/api/webhooks/tiktok`,
    ...(publicUrl && { webRedirectUris: [`${publicUrl}/api/auth/callback/tiktok`] }),
  };
  // The usual port keeps avatar URLs and tokens of earlier runs good; a second copy takes any other.
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

/** Which TikTok this is, for the terminal. */
export function tiktokInWords(emulator: DevEmulator | null): string {
  if (!emulator) return "as your environment says";
  return `a local emulator at ${emulator.url}, no account needed. For the real one, put
          AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET into .env.local`;
}
