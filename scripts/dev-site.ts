import { prepareDatabase } from "./dev-database";
import { describeTikTok, startEmulatorUnlessConfigured } from "./dev-emulator";
import { loadEnvFiles } from "./env-files";
import { ensureAuthSecret, requireFreePort, runNext } from "./next-dev";

/** A public https address that forwards to a port of this machine. */
export interface Tunnel {
  /** An origin, such as https://name.ngrok.app */
  url: string;
  close(): Promise<void>;
}

/**
 * Runs Next in development, with the TikTok emulator unless there are credentials for TikTok.
 * @param openTunnel opens a tunnel to the port, because TikTok's Web platform accepts only https redirect URIs; or throws
 * an error with one sentence
 * @returns the exit code of Next
 */
export async function runSite(openTunnel?: (port: number) => Promise<Tunnel>): Promise<number> {
  // Whatever this and the processes that it starts write is for their user alone.
  process.umask(0o077);
  loadEnvFiles(false);
  const port = await requireFreePort(openTunnel ? "dev:tunnel" : "dev");
  const closeDatabase = await prepareDatabase();
  let tunnel: Tunnel | undefined;
  try {
    tunnel = await openTunnel?.(port);
    ensureAuthSecret();
    const local = `http://localhost:${port}`;
    const emulator = await startEmulatorUnlessConfigured(local, tunnel?.url);
    const open = tunnel
      ? `${tunnel.url} (${local} redirects there)`
      : `${local} and press "Continue with TikTok"`;
    console.log(`\n  Open      ${open}\n  TikTok    ${describeTikTok(emulator)}`);
    if (tunnel)
      console.log(`  Register  ${tunnel.url}/api/auth/callback/tiktok
            under Login Kit, Web, Redirect URI, without a trailing slash
  Webhooks  ${tunnel.url}/api/webhooks/tiktok`);
    console.log();
    const tunnelEnv = tunnel && { AUTH_URL: tunnel.url, DEV_TUNNEL: "1" };
    const exitCode = await runNext(port, { ...tunnelEnv, ...emulator?.env });
    await emulator?.close();
    return exitCode;
  } finally {
    await tunnel?.close();
    await closeDatabase();
  }
}
