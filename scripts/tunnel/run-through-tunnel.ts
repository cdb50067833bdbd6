import { describeTikTok, startEmulatorUnlessConfigured } from "../dev-emulator";
import { ensureAuthSecret, freeDevelopmentPort, loadDevelopmentEnv, runNext } from "../next-dev";

/** A public https address that forwards to a port of this machine. */
export interface Tunnel {
  /** An origin, such as https://name.ngrok.app */
  url: string;
  close(): Promise<void>;
}

/**
 * Starts Next in development behind a tunnel, because TikTok's Web platform accepts https redirect URIs only.
 * @param open opens the tunnel to a port, or throws an Error with one sentence
 */
export async function runThroughTunnel(open: (port: number) => Promise<Tunnel>): Promise<number> {
  loadDevelopmentEnv();
  const port = await freeDevelopmentPort("dev:tunnel");
  const tunnel = await open(port);
  try {
    ensureAuthSecret();
    const emulator = await startEmulatorUnlessConfigured(`http://localhost:${port}`, tunnel.url);
    console.log(`
  Open      ${tunnel.url} (http://localhost:${port} redirects there)
  TikTok    ${describeTikTok(emulator)}
  Register  ${tunnel.url}/api/auth/callback/tiktok
            under Login Kit, Web, Redirect URI, without a trailing slash
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
