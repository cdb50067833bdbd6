import { test as base } from "@playwright/test";
import { emulatorEnv, type Site, startSite, startTestEmulator } from "./servers";
import { controlOf, type TikTokControl } from "./tiktok";

interface WorkerFixtures {
  emulator: Awaited<ReturnType<typeof startTestEmulator>>;
  site: Site;
}

/** Browser tests with a site and a TikTok of their own, which starts every test from its first state. */
export const test = base.extend<{ tiktok: TikTokControl }, WorkerFixtures>({
  emulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const emulator = await startTestEmulator();
      await use(emulator);
      await emulator.close();
    },
    { scope: "worker" },
  ],
  site: [
    async ({ emulator }, use) => {
      const site = await startSite(emulatorEnv(emulator));
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  tiktok: [
    async ({ emulator }, use) => {
      const control = controlOf(emulator);
      await control.reset();
      await use(control);
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
