import { emulatorUnlessConfigured, tiktokInWords } from "./dev-emulator";
import {
  ensureAuthSecret,
  freeDevelopmentPort,
  loadDevelopmentEnv,
  runNext,
  runToTheEnd,
} from "./next-dev";

/** Starts Next for development, and a local TikTok beside it when there are no credentials for the real one. */
async function dev(): Promise<number> {
  loadDevelopmentEnv();
  const port = await freeDevelopmentPort("dev");
  ensureAuthSecret();
  const site = `http://localhost:${port}`;
  const emulator = await emulatorUnlessConfigured(site);
  const tiktok = tiktokInWords(emulator);
  console.log(`\n  Open    ${site} and press "Continue with TikTok"\n  TikTok  ${tiktok}\n`);
  const exitCode = await runNext(port, { ...emulator?.env });
  await emulator?.close();
  return exitCode;
}

await runToTheEnd(dev);
