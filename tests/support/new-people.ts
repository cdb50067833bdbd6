import { randomUUID } from "node:crypto";
import { PERSONAS } from "tiktok-login-emulator";
import { test as base } from "./fixtures";

/** Browser tests whose people are new to the site: the emulator's personas have other accounts than in other tests. */
export const test = base.extend({
  tiktok: async ({ tiktok }, use) => {
    const withAccount = (persona: (typeof PERSONAS)[number]) => ({
      ...persona,
      openId: randomUUID(),
      unionId: randomUUID(),
    });
    await tiktok.configure({ personas: PERSONAS.map(withAccount) });
    await use(tiktok);
  },
});
