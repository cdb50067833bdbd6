import { emulatorUnlessConfigured, tiktokInWords } from "../dev-emulator";
import { ensureAuthSecret, freeDevelopmentPort, loadDevelopmentEnv, runNext } from "../next-dev";

/** A public https address that leads to a port of this machine. */
export interface Tunnel {
  /** An origin, such as https://name.ngrok.app */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts Next for development behind a tunnel: TikTok's Web platform takes https redirect URIs only.
 * @param open makes the tunnel to a port, or throws an Error of one sentence
 */
export async function serveThrough(open: (port: number) => Promise<Tunnel>): Promise<number> {
  loadDevelopmentEnv();
  const port = await freeDevelopmentPort("dev:tunnel");
  const tunnel = await open(port);
  try {
    ensureAuthSecret();
    const emulator = await emulatorUnlessConfigured(`http://localhost:${port}`, tunnel.url);
    console.log(`
  Open      ${tunnel.url} (http://localhost:${port} leads there)
  TikTok    ${tiktokInWords(emulator)}
  Register  ${tunnel.url}/api/auth/callback/tiktok
            under Login Kit, Web, Redirect URI, without a slash at the end
  Webhooks  ${tunnel.url}/api/webhooks/tiktok
`);
    const exitCode = await runNext(port, {
      AUTH_URL: tunnel.url,
      DEV_TUNNEL: "1",
      ...emulator?.env,
    });
    await emulator?.close();
    return exitCode;
  } finally {
    await tunnel.close();
  }
}
