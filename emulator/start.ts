import { createEmulator, filePersistence } from "emulate";
import { tiktok } from "./service";
import type { Settings } from "./state/settings";

/** A running emulator: where it is, the app that is registered there, and how it ends. */
export interface RunningEmulator {
  url: string;
  port: number;
  clientKey: string;
  clientSecret: string;
  close(): Promise<void>;
}

/**
 * Starts a TikTok on this machine's loopback interface.
 * @param options.port 0 for any that is free
 * @param options.statePath a file that keeps consents and tokens over a restart
 * @throws {Error} with code EADDRINUSE when the port is taken
 */
export async function startEmulator(options: {
  port: number;
  statePath?: string;
  settings?: Partial<Settings>;
}): Promise<RunningEmulator> {
  const { port, statePath, settings = {} } = options;
  const running = await createEmulator({
    service: tiktok(settings),
    port,
    ...(statePath && { persistence: filePersistence(statePath) }),
  });
  // A kept state has its own settings; those that were asked for now win.
  await running.request("/_emulator/settings", {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settings),
  });
  const { clientKey, clientSecret } = running.snapshot().state.settings;
  return {
    url: running.url,
    port: Number(new URL(running.url).port),
    clientKey,
    clientSecret,
    close: () => running.close(),
  };
}
