import { type RunningEmulator, startEmulator } from "./start";
import { SCOPES } from "./state/scopes";

const port = Number(process.env.PORT || 4600);

try {
  stopOnSignal(announce(await startEmulator({ port })));
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
  console.error(isTaken ? `Port ${port} is in use. Choose another with PORT.` : String(error));
  process.exit(1);
}

function announce(emulator: RunningEmulator): RunningEmulator {
  const { url, clientKey, clientSecret } = emulator;
  console.log(`The TikTok emulator is running at ${url}. For the app:

  TIKTOK_EMULATOR_URL=${url}
  AUTH_TIKTOK_ID=${clientKey}
  AUTH_TIKTOK_SECRET=${clientSecret}
  TIKTOK_SCOPES=${SCOPES.join(",")}
`);
  return emulator;
}

function stopOnSignal(emulator: RunningEmulator): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => emulator.close().then(() => process.exit(0)));
  }
}
