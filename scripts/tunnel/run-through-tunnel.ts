import { prepareDatabase } from "../dev-database";
import { describeTikTok, startEmulatorUnlessConfigured } from "../dev-emulator";
import { ensureAuthSecret, loadDevelopmentEnv, requireFreePort, runNext } from "../next-dev";

/** A public https address that forwards to a port of this machine. */
export interface Tunnel {
  /** An origin, such as https://name.ngrok.app */
  url: string;
  close(): Promise<void>;
}

/**
 * Runs Next in development behind a tunnel, because TikTok's Web platform accepts only https redirect URIs.
 * @param open opens the tunnel to a port, or throws an error with one sentence
 * @returns the exit code of Next
 */
export async function runThroughTunnel(open: (port: number) => Promise<Tunnel>): Promise<number> {
  loadDevelopmentEnv();
  const port = await requireFreePort("dev:tunnel");
  const closeDatabase = await prepareDatabase();
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
    await closeDatabase();
  }
}
