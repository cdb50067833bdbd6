import type { Page } from "@playwright/test";
import { agree, cancel } from "../support/consent";
import { test as base, expect } from "../support/fixtures";
import { emulatorEnv, freePort, startSite } from "../support/servers";

interface Deployments {
  /** The deployment whose redirect URI is registered at TikTok. */
  production: string;
  /** The same code and secret at another address, whose redirect URI is not registered. */
  preview: string;
}

const test = base.extend<Deployments>({
  production: async ({ emulator, tiktok }, use) => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = { ...emulatorEnv(emulator), AUTH_REDIRECT_PROXY_URL: `${url}/api/auth` };
    const site = await startSite(env, { port });
    await tiktok.configure({ desktopRedirectUris: [`${url}/api/auth/callback/tiktok`] });
    await use(url);
    await site.stop();
  },
  preview: async ({ emulator, production }, use) => {
    const env = { ...emulatorEnv(emulator), AUTH_REDIRECT_PROXY_URL: `${production}/api/auth` };
    const site = await startSite(env);
    // Cookies do not depend on ports, so the preview needs another host name, as on Vercel.
    await use(site.url.replace("localhost", "preview.localhost"));
    await site.stop();
  },
});

async function press(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/login?callbackUrl=/dashboard/settings`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL(/\/v2\/auth\/authorize/);
}

test("a sign-in that starts on a preview ends there, through production's redirect URI", async ({
  page,
  context,
  production,
  preview,
  tiktok,
}) => {
  await press(page, preview);
  await agree(page);
  await page.waitForURL(`${preview}/dashboard/settings`);
  await expect(page.getByText("Connection expires")).toBeVisible();
  const uri = `${production}/api/auth/callback/tiktok`;
  expect((await tiktok.requests("/v2/auth/authorize/")).at(-1)?.query.redirect_uri).toBe(uri);
  expect((await tiktok.requests("/v2/oauth/token/")).at(-1)?.form?.redirect_uri).toBe(uri);
  const hosts = (await context.cookies()).filter(({ name }) => name.includes("session-token"));
  expect(hosts.map(({ domain }) => domain)).toEqual(["preview.localhost"]);
});

test("cancelling on a preview leads back to the preview", async ({ page, preview }) => {
  await press(page, preview);
  await cancel(page);
  await page.waitForURL(new RegExp(`^${preview}/login\\?`));
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("You cancelled");
});

test("production still signs people in", async ({ page, production }) => {
  await press(page, production);
  await agree(page);
  await page.waitForURL(`${production}/dashboard/settings`);
});
