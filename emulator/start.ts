import { createEmulator, filePersistence } from "emulate";
import { tiktok } from "./service";
import type { Settings } from "./state/settings";

/** A running emulator. */
export interface RunningEmulator {
  url: string;
  port: number;
  clientKey: string;
  clientSecret: string;
  close(): Promise<void>;
}

/**
 * Starts the emulator on this machine's loopback interface.
 * @param options.port 0 for any free port
 * @param options.statePath a file that keeps grants and tokens across restarts
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
  // A restored state has its own settings; these override them.
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
