import type { Page } from "@playwright/test";
import { freePort } from "../../scripts/next-dev";
import { agree, goToConsent } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { sendFormFrom } from "../support/foreign-form";
import { emulatorEnv } from "../support/servers";
import type { TikTokControl } from "../support/tiktok";
import { startTlsProxy } from "../support/tls-proxy";

test.use({ ignoreHTTPSErrors: true });

const CALLBACK = "/api/auth/callback/tiktok";

/** The redirect URI at the consent page and at the token endpoint must be the registered one, byte for byte. */
async function expectRedirectUri(tiktok: TikTokControl, uri: string): Promise<void> {
  const asked = await tiktok.requests("/v2/auth/authorize/");
  const exchanged = await tiktok.requests("/v2/oauth/token/");
  expect(asked.at(-1)?.query.redirect_uri).toBe(uri);
  expect(exchanged.at(-1)?.form?.redirect_uri).toBe(uri);
}

async function signInAt(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL(`${origin}/dashboard`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paper Boats");
}

for (const [name, tells] of [
  ["that tells the host, which is trusted", true],
  ["that hides the host, with AUTH_URL", false],
] as const) {
  test(`behind a proxy ${name}, both redirect URIs are the public one`, async ({
    page,
    context,
    emulator,
    tiktok,
    launchSite,
  }) => {
    const proxy = await startTlsProxy({ tells });
    const address: Record<string, string> = tells
      ? { AUTH_TRUST_HOST: "true" }
      : { AUTH_URL: proxy.url };
    const site = await launchSite({ ...emulatorEnv(emulator), AUTH_TRUST_HOST: "", ...address });
    proxy.to(site.url);
    try {
      await tiktok.configure({ webRedirectUris: [proxy.url + CALLBACK], desktopRedirectUris: [] });
      await signInAt(page, proxy.url);
      await expectRedirectUri(tiktok, proxy.url + CALLBACK);
      const cookie = (await context.cookies()).find(({ name }) => name.includes("session-token"));
      expect(cookie).toMatchObject({ name: "__Host-authjs.session-token", secure: true });
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL(`${proxy.url}/login`);
      await page.goto(`${proxy.url}/dashboard/settings`);
      await page.waitForURL(`${proxy.url}/login?callbackUrl=%2Fdashboard%2Fsettings`);
    } finally {
      proxy.close();
    }
  });
}

test("a sign-in that starts at another address moves to AUTH_URL first and keeps the page to return to", async ({
  page,
  emulator,
  tiktok,
  launchSite,
}) => {
  const proxy = await startTlsProxy();
  const site = await launchSite({ ...emulatorEnv(emulator), AUTH_URL: proxy.url });
  proxy.to(site.url);
  try {
    await tiktok.configure({ webRedirectUris: [proxy.url + CALLBACK], desktopRedirectUris: [] });
    await page.goto(`${site.url}/dashboard/settings`);
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await page.waitForURL(`${proxy.url}/login?callbackUrl=%2Fdashboard%2Fsettings`);
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await agree(page);
    await page.waitForURL(`${proxy.url}/dashboard/settings`);
  } finally {
    proxy.close();
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a sign-in that starts at another address moves to AUTH_URL as well", async ({
    page,
    emulator,
    launchSite,
  }) => {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const site = await launchSite({ ...emulatorEnv(emulator), AUTH_URL: url }, { port });
    // Its policy allows forms to lead to TikTok alone.
    await page.goto(site.url.replace("localhost", "127.0.0.1"));
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await page.waitForURL(`${url}/login?callbackUrl=%2Fdashboard`);
  });
});

test("on localhost both redirect URIs use localhost", async ({ page, site, tiktok }) => {
  await signInAt(page, site.url);
  await expectRedirectUri(tiktok, site.url + CALLBACK);
});

test("on 127.0.0.1 both redirect URIs use 127.0.0.1", async ({
  page,
  emulator,
  tiktok,
  launchSite,
}) => {
  const site = await launchSite(emulatorEnv(emulator), { host: "127.0.0.1" });
  await signInAt(page, site.url);
  expect(site.url).toContain("//127.0.0.1:");
  await expectRedirectUri(tiktok, site.url + CALLBACK);
});

test("a form from another origin is refused", async ({ page, site, tiktok }) => {
  await page.goto(`${site.url}/login`);
  const own = await sendFormFrom(page, site.url);
  expect(own.status()).toBe(303);
  expect(own.headers().location).toContain(`${tiktok.url}/v2/auth/authorize/`);
  for (const origin of ["https://evil.example", "null"]) {
    const foreign = await sendFormFrom(page, origin);
    expect(foreign.status()).toBe(403);
    expect(await foreign.text()).toContain("<h1>Nothing was done</h1>");
    expect(foreign.headers()["set-cookie"]).toBeUndefined();
  }
});

test("the Desktop platform refuses a base64url challenge and accepts ours", async ({
  page,
  site,
  tiktok,
}) => {
  await goToConsent(page);
  const asked = new URL(page.url());
  expect(asked.searchParams.get("redirect_uri")).toBe(site.url + CALLBACK);
  const challenge = asked.searchParams.get("code_challenge") ?? "";
  expect(challenge).toMatch(/^[0-9a-f]{64}$/);
  asked.searchParams.set("code_challenge", Buffer.from(challenge, "hex").toString("base64url"));
  await page.goto(asked.href);
  await agree(page);
  await page.waitForURL(/\/login\?error=/);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(
    "TikTok could not verify this sign-in",
  );
  expect((await tiktok.requests("/v2/oauth/token/")).at(-1)?.error).toBe("invalid_request");
});
