import { freePort } from "../../scripts/next-dev";
import { agree, goToConsent } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { expectLive, expiredSession, sessionCookie } from "../support/grant-life";
import { emulatorEnv, startSite } from "../support/servers";

test("a site without configuration lists on the login page what is missing", {
  tag: "@journey",
}, async ({ page, launchSite }) => {
  const bare = await launchSite({});
  await page.goto(`${bare.url}/`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await expect(page).toHaveURL(`${bare.url}/login`);
  const missing = page.getByRole("status");
  await expect(missing.getByRole("listitem")).toHaveText([
    "AUTH_SECRET",
    "AUTH_TIKTOK_ID",
    "AUTH_TIKTOK_SECRET",
    "AUTH_URL",
  ]);
  await page.goto(`${bare.url}/dashboard`);
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboard$/);
  await expect(page.getByText("Sign-in is not set up yet")).toBeVisible();
});

test("AUTH_URL works without AUTH_TRUST_HOST, and spaces around it are ignored", async ({
  page,
  emulator,
  launchSite,
}) => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...emulatorEnv(emulator), AUTH_TRUST_HOST: "false", AUTH_URL: `  ${url} ` };
  await launchSite({ ...env, AUTH_REDIRECT_PROXY_URL: " " }, { port });
  const providers = await page.request.get(`${url}/api/auth/providers`);
  expect(await providers.json()).toMatchObject({
    tiktok: { callbackUrl: `${url}/api/auth/callback/tiktok` },
  });
  await page.goto(`${url}/login`);
  await expect(page.getByRole("button", { name: "Continue with TikTok" })).toBeVisible();
});

test("quotation marks around values, which docker run --env-file keeps, are removed", async ({
  page,
  emulator,
  launchSite,
}) => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...emulatorEnv(emulator), AUTH_URL: url };
  const quoted = Object.entries(env).map(([name, value]) => [name, `"${value}"`]);
  await launchSite(Object.fromEntries(quoted), { port });
  await goToConsent(page, "/dashboard", url);
  await agree(page);
  await page.waitForURL(`${url}/dashboard`);
});

for (const [mistake, env, sentence] of [
  ["a client key without its secret", { AUTH_TIKTOK_SECRET: "" }, "AUTH_TIKTOK_SECRET is missing"],
  ["a malformed URL", { AUTH_URL: "example.com" }, "AUTH_URL must be a full URL"],
  [
    "an emulator that is not on this machine",
    { TIKTOK_EMULATOR_URL: "https://tiktok.example" },
    "TIKTOK_EMULATOR_URL must point at this machine",
  ],
  [
    "a proxy address that TikTok would refuse",
    { AUTH_REDIRECT_PROXY_URL: "http://example.com/api/auth" },
    "AUTH_REDIRECT_PROXY_URL must begin with https://",
  ],
  [
    "a proxy for previews that trusts any host",
    { AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth" },
    "AUTH_URL is missing: with AUTH_REDIRECT_PROXY_URL and AUTH_TRUST_HOST",
  ],
  [
    "a pattern in place of the address of a preview",
    { AUTH_PREVIEW_ORIGINS: "https://*.vercel.app" },
    "AUTH_PREVIEW_ORIGINS must be origins",
  ],
  ["an emulator on a deployment", { VERCEL: "1" }, "TIKTOK_EMULATOR_URL is for local work only"],
] as const) {
  test(`${mistake} stops the server with one sentence`, async ({ emulator }) => {
    const starting = startSite({ ...emulatorEnv(emulator), ...env });
    const log = await starting.then(
      async (site) => {
        await site.stop();
        return "it started";
      },
      (error: Error) => error.message,
    );
    expect(log).toContain(`Not started: ${sentence}`);
    expect(log).not.toContain(emulator.clientSecret);
    expect(log).not.toMatch(/^\s+at /m);
  });
}

test("a session stays valid while AUTH_SECRET is replaced, and moves to the new one", async ({
  page,
  context,
  emulator,
  launchSite,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const [old] = await sessionCookie(context);
  const env = emulatorEnv(emulator);
  const newSecret = "the-next-secret-0123456789abcdef0123456789";
  const leaked = await launchSite({ ...env, AUTH_SECRET: newSecret });
  await page.goto(`${leaked.url}/dashboard`);
  await expect(page).toHaveURL(/\/login/);
  const replaced = await launchSite({
    ...env,
    AUTH_SECRET: newSecret,
    AUTH_SECRET_1: env.AUTH_SECRET,
  });
  const { user } = await (await page.request.get(`${replaced.url}/api/auth/session`)).json();
  expect(user.name).toBe("Paper Boats");
  await page.goto(`${replaced.url}/dashboard`);
  await expectLive(page);
  expect((await sessionCookie(context))[0]?.value).not.toBe(old?.value);
  await page.goto(`${leaked.url}/dashboard`);
  await expectLive(page);
});
