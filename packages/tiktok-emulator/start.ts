import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createEmulator, filePersistence } from "emulate";
import { sentences } from "./config/sentences";
import { makeCertificate } from "./https/certificate";
import { startTlsFront } from "./https/tls-front";
import { tiktok } from "./service";
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from "./state/settings";

/** How to start an emulator. Several can run in one process; each has its own state. */
export interface StartOptions {
  /** The address to listen on: this machine's loopback interface by default. */
  host?: string;
  /** 0 for any free port. */
  port: number;
  /** The address that browsers and apps use; `http://localhost` with the port by default. */
  baseUrl?: string;
  /** Serves https with this certificate, or with one that is made now. Both are PEM. */
  https?: true | { cert: string; key: string };
  /** A file that keeps grants and tokens across restarts. */
  statePath?: string;
  settings?: Partial<Settings>;
}

/** A running emulator. */
export interface RunningEmulator {
  url: string;
  port: number;
  clientKey: string;
  clientSecret: string;
  /** With https: the certificate that clients have to trust, in PEM. */
  certificate?: string;
  close(): Promise<void>;
}

/**
 * Starts an emulator.
 * @throws {Error} with code EADDRINUSE when the port is taken, or with a sentence if a setting is not accepted
 */
export async function startEmulator(options: StartOptions): Promise<RunningEmulator> {
  const { settings = {} } = options;
  const checked = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...settings });
  if (!checked.success) throw new Error(sentences(checked.error));
  return options.https ? startWithTls(options, options.https) : start(options, options);
}

async function start(
  { statePath, settings = {} }: StartOptions,
  listen: { host?: string; port: number; baseUrl?: string },
): Promise<RunningEmulator> {
  const { host, baseUrl } = listen;
  // emulate does not tell the port that it got when it is given a base URL.
  const port = listen.port === 0 && baseUrl ? await freePort(host) : listen.port;
  const running = await createEmulator({
    service: tiktok(settings),
    port,
    ...(host && { hostname: host }),
    ...(baseUrl && { baseUrl }),
    ...(statePath && { persistence: filePersistence(statePath) }),
  });
  const { clientKey, clientSecret } = running.snapshot().state.settings;
  return {
    url: running.url,
    port: port || Number(new URL(running.url).port),
    clientKey,
    clientSecret,
    close: () => running.close(),
  };
}

async function freePort(host = "127.0.0.1"): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

/** The emulator listens on a free port of the loopback interface, and the TLS front on the one that was asked for. */
async function startWithTls(
  options: StartOptions,
  https: true | { cert: string; key: string },
): Promise<RunningEmulator> {
  const { host = "127.0.0.1", port, baseUrl } = options;
  const names = baseUrl ? [new URL(baseUrl).hostname] : [];
  const pair = https === true ? await makeCertificate(names) : https;
  const front = await startTlsFront({ host, port, ...pair });
  try {
    const url = baseUrl ?? `https://localhost:${front.port}`;
    const emulator = await start(options, { port: 0, baseUrl: url });
    front.forwardTo(emulator.port);
    const close = () => front.close().then(() => emulator.close());
    return { ...emulator, port: front.port, certificate: pair.cert, close };
  } catch (error) {
    await front.close();
    throw error;
  }
}
