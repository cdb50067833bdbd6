import type { BrowserContext, Page } from "@playwright/test";
import { agree, signIn } from "../support/consent";
import { openDisconnectDialog } from "../support/disconnect-dialog";
import { expect, test } from "../support/fixtures";
import { expectLive, expiredSession, sessionCookie } from "../support/grant-life";
import { HttpVisitor } from "../support/http-visitor";

/** The ways in which a session ends in a browser. */
const ENDINGS: [string, (page: Page) => Promise<unknown>][] = [
  [
    "signing out",
    async (page) => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.waitForURL("/login");
    },
  ],
  [
    "signing out through Auth.js's endpoint",
    async (page) => {
      const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
      await page.request.post("/api/auth/signout", { form: { csrfToken } });
    },
  ],
  [
    "disconnecting",
    async (page) => {
      const dialog = await openDisconnectDialog(page);
      await dialog.getByRole("button", { name: "Disconnect" }).click();
      await page.waitForURL(/\/disconnected/);
    },
  ],
];

/**
 * A page view that rotates, whose response arrives late. Returns its session cookie, or the one that it was sent: with a
 * database, pages send none, and the session is what has to end.
 */
async function lateCookie(context: BrowserContext, url: string) {
  const [cookie] = await sessionCookie(context);
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
  const answer = await fetch(`${url}/dashboard`, { headers });
  const [, value] = /session-token=([^;]+)/.exec(answer.headers.getSetCookie().join()) ?? [];
  const { keepsPeople } = test.info().project.use as { keepsPeople?: boolean };
  expect(value === undefined).toBe(keepsPeople === true);
  return { ...cookie, ...(value && { value }) } as NonNullable<typeof cookie>;
}

for (const [name, end] of ENDINGS) {
  test(`${name} is final, whatever a page view that was under way brings`, {
    tag: name === "signing out" ? "@journey" : [],
  }, async ({ page, context, site, tiktok }) => {
    await expiredSession(page, tiktok);
    const late = await lateCookie(context, site.url);
    await page.goto("/dashboard");
    await end(page);
    expect(await sessionCookie(context)).toEqual([]);
    await context.addCookies([late]);
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/login/);
    await expect(page.getByRole("button", { name: "Continue with TikTok" })).toBeVisible();
    await context.addCookies([late]);
    expect(await (await page.request.get("/api/auth/session")).json()).toBeNull();
    await page.goto("/login?callbackUrl=%2Fdashboard");
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    if (name === "disconnecting") await agree(page);
    await page.waitForURL("**/dashboard");
    await expectLive(page);
  });
}

test("a sign-in that replaces a session ends the one before", async ({
  page,
  context,
  site,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const late = await lateCookie(context, site.url);
  await page.goto("/dashboard");
  await tiktok.act("remove-consents");
  await page.goto("/login?error=OAuthCallbackError&code=access_denied&callbackUrl=%2Fdashboard");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page, { persona: "Newcomer" });
  await page.waitForURL("**/dashboard");
  await context.addCookies([late]);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("ten sign-ins and sign-outs in one browser all work", async ({ page }) => {
  for (let turn = 0; turn < 10; turn++) {
    if (turn === 0) await signIn(page);
    else {
      await page.goto("/login");
      await page.getByRole("button", { name: "Continue with TikTok" }).click();
      await page.waitForURL("**/dashboard");
    }
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("/login");
  }
});

test("Disconnect TikTok that is pressed twice disconnects once, and says so twice", async ({
  site,
  tiktok,
}) => {
  const visitor = new HttpVisitor(site.url);
  await visitor.signIn(tiktok);
  const page = await visitor.open("/dashboard/settings/disconnect");
  const cookies = [...visitor.cookies];
  const press = () => {
    const browser = new HttpVisitor(site.url);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    return browser.submit(page, "Disconnect TikTok");
  };
  for (const { text } of [...(await Promise.all([press(), press()])), await press()])
    expect(text).toContain("TikTok is disconnected");
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(1);
});
