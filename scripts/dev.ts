import { prepareDatabase } from "./dev-database";
import { describeTikTok, startEmulatorUnlessConfigured } from "./dev-emulator";
import {
  ensureAuthSecret,
  loadDevelopmentEnv,
  requireFreePort,
  runAndExit,
  runNext,
} from "./next-dev";

/** Starts Next in development, with the TikTok emulator unless there are credentials for TikTok. */
async function dev(): Promise<number> {
  loadDevelopmentEnv();
  const port = await requireFreePort("dev");
  const closeDatabase = await prepareDatabase();
  ensureAuthSecret();
  const site = `http://localhost:${port}`;
  const emulator = await startEmulatorUnlessConfigured(site);
  const tiktok = describeTikTok(emulator);
  console.log(`\n  Open    ${site} and press "Continue with TikTok"\n  TikTok  ${tiktok}\n`);
  const exitCode = await runNext(port, { ...emulator?.env });
  await emulator?.close();
  await closeDatabase();
  return exitCode;
}

await runAndExit(dev);
