import type { Page } from "@playwright/test";
import { freePort } from "../../scripts/next-dev";
import { agree, cancel } from "../support/consent";
import { test as base, expect } from "../support/fixtures";
import { emulatorEnv, type Site, startSite } from "../support/servers";

interface Deployments {
  /** Where previews run. Cookies do not depend on ports, so they need another host name, as on Vercel. */
  previewAt: { port: number; url: string };
  /** The addresses that production sends codes to; by default the preview's. */
  knownOrigins: string | null;
  /** The deployment whose redirect URI is registered at TikTok. */
  production: Site;
  /** The same code and secret at another address, whose redirect URI is not registered. */
  preview: string;
}

const test = base.extend<Deployments>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  previewAt: async ({}, use) => {
    const port = await freePort();
    await use({ port, url: `http://preview.localhost:${port}` });
  },
  knownOrigins: [null, { option: true }],
  production: async ({ emulator, tiktok, previewAt, knownOrigins }, use) => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const env = {
      ...emulatorEnv(emulator),
      AUTH_URL: url,
      AUTH_REDIRECT_PROXY_URL: `${url}/api/auth`,
      AUTH_PREVIEW_ORIGINS: knownOrigins ?? previewAt.url,
    };
    const site = await startSite(env, { port });
    await tiktok.configure({ desktopRedirectUris: [`${url}/api/auth/callback/tiktok`] });
    await use(site);
    await site.stop();
  },
  preview: async ({ emulator, production, previewAt: { port, url } }, use) => {
    const env = {
      ...emulatorEnv(emulator),
      AUTH_URL: url,
      AUTH_REDIRECT_PROXY_URL: `${production.url}/api/auth`,
    };
    const site = await startSite(env, { port });
    await use(url);
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
  await expect(page.getByText("TikTok stays connected until")).toBeVisible();
  const uri = `${production.url}/api/auth/callback/tiktok`;
  expect((await tiktok.requests("/v2/auth/authorize/")).at(-1)?.query.redirect_uri).toBe(uri);
  expect((await tiktok.requests("/v2/oauth/token/")).at(-1)?.form?.redirect_uri).toBe(uri);
  const hosts = (await context.cookies()).filter(({ name }) => name.includes("session-token"));
  expect(hosts.map(({ domain }) => domain)).toEqual(["preview.localhost"]);

  // TikTok shows no page to those who have consented before: one redirect follows the other.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(`${preview}/login`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL(`${preview}/dashboard`);
});

test("cancelling on a preview leads back to the preview", async ({ page, preview }) => {
  await press(page, preview);
  await cancel(page);
  await page.waitForURL(new RegExp(`^${preview}/login\\?`));
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("You cancelled");
});

test("production still signs people in", async ({ page, production }) => {
  await press(page, production.url);
  await agree(page);
  await page.waitForURL(`${production.url}/dashboard/settings`);
});

test.describe("from a deployment that production does not know", () => {
  test.use({ knownOrigins: "http://other.localhost:3000,https://preview.example.com" });

  for (const [name, choose] of [
    ["a sign-in", agree],
    ["a cancelled sign-in", cancel],
  ] as const) {
    test(`${name} ends on production's login page, and the preview gets nothing`, async ({
      page,
      context,
      production,
      preview,
      tiktok,
    }) => {
      await press(page, preview);
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await choose(page);
      await page.waitForURL(`${production.url}/login?error=*`);
      await expect(page.getByRole("heading", { level: 2 })).toHaveText(
        "This sign-in started at an address that this site does not know",
      );
      expect(asked.filter((url) => url.startsWith(preview))).toEqual([]);
      expect(await tiktok.requests("/v2/oauth/token/")).toEqual([]);
      const cookies = (await context.cookies()).map((cookie) => cookie.name);
      expect(cookies.filter((cookie) => cookie.includes("session-token"))).toEqual([]);
      await expect
        .poll(production.log)
        .toContain(`[auth] not sent on to ${preview}, which is not in AUTH_PREVIEW_ORIGINS`);
    });
  }
});
