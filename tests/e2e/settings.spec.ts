import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { siteSeconds } from "../support/clock";
import { agree, signIn, signInWithoutVisit } from "../support/consent";
import { openDisconnectDialog } from "../support/disconnect-dialog";
import { expect, test } from "../support/fixtures";
import { expiredSession } from "../support/grant-life";

const SETTINGS = "/dashboard/settings";

test.describe("in India", () => {
  test.use({ timezoneId: "Asia/Kolkata" });

  test("settings show what the session contains", async ({ page, context, tiktok }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await signIn(page, { without: ["video.list"] });
    await page.getByRole("link", { name: "Settings" }).click();
    await page.waitForURL(`**${SETTINGS}`);
    const { user } = await (await page.request.get("/api/auth/session")).json();
    await expect(page.getByText(user.openId, { exact: true })).toBeHidden();
    await page.getByText("Technical details").click();
    await expect(page.getByText(user.openId, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Copy account ID" }).click();
    await expect(page.getByText("Copied")).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(user.openId);
    await expect(page.getByText(/^your follower, following/)).toBeVisible();
    await expect(page.getByText(/user\.info\.stats · follower_count/)).toBeVisible();
    await expect(page.getByText("your public videos")).toHaveCount(0);
    const timeIn = async (label: string) => {
      const row = page.locator("dl > div").filter({ hasText: label });
      const time = row.locator("time").first();
      const date = Date.parse((await time.getAttribute("datetime")) ?? "");
      // In the browser's time zone.
      await expect(time).toContainText(
        new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "Asia/Kolkata" }).format(
          date,
        ),
      );
      return date;
    };
    const signedInAt = await timeIn("Last sign-in");
    const hours = (time: number) => Math.round((time - signedInAt) / 3_600_000);
    expect(Math.abs(siteSeconds() * 1000 - signedInAt)).toBeLessThan(60_000);
    expect(hours(await timeIn("Access token expires"))).toBe(2);
    expect(hours(await timeIn("TikTok stays connected until"))).toBe(180 * 24);
    expect(hours(await timeIn("You stay signed in until"))).toBe(30 * 24);
    expect((await tiktok.secrets()).tokens).toHaveLength(2);
  });
});

for (const timeZone of ["Etc/Unknown", "Mars/Olympus", "", undefined]) {
  test(`a browser whose time zone is ${timeZone} sees dashboard and settings, in UTC`, async ({
    page,
  }) => {
    await page.addInitScript((zone) => {
      const { resolvedOptions } = Intl.DateTimeFormat.prototype;
      Intl.DateTimeFormat.prototype.resolvedOptions = function () {
        return { ...resolvedOptions.call(this), timeZone: zone as string };
      };
    }, timeZone);
    await signIn(page);
    await expect(page.getByText(/\(UTC\)/)).toBeVisible();
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByText(/^[A-Z][a-z]{2} \d+, \d{4}, .* UTC$/).first()).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^[A-Z][a-z]{2} \d+, \d{4}, .* UTC$/).first()).toBeVisible();
  });
}

for (const [what, begin] of [
  ["the app was removed in TikTok", (page: Page) => signInWithoutVisit(page)],
  ["TikTok has refused a refresh", expiredSession],
] as const) {
  test(`once ${what}, settings tell what the dashboard tells`, async ({ page, tiktok }) => {
    await begin(page, tiktok);
    await tiktok.act("remove-consents");
    const ended = page
      .getByRole("main")
      .getByText("TikTok is no longer sharing your data with this site.");
    for (const path of [SETTINGS, "/dashboard", SETTINGS]) {
      await page.goto(path);
      await expect(ended).toBeVisible();
      await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toHaveCount(1);
      for (const label of ["TikTok stays connected until", "You share", "your public videos"])
        await expect(page.getByText(label)).toHaveCount(0);
    }
    await page.getByRole("button", { name: "Reconnect TikTok" }).click();
    await agree(page);
    await page.waitForURL(`**${SETTINGS}`);
    await expect(page.getByText("TikTok stays connected until")).toBeVisible();
    await expect(page.getByText("your public videos")).toBeVisible();
    await expect(ended).toHaveCount(0);
  });
}

test("the export contains everything except the tokens", { tag: "@journey" }, async ({
  page,
  tiktok,
}) => {
  await signIn(page);
  await page.goto(SETTINGS);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export my data" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const data = JSON.parse(text);
  expect((await download).suggestedFilename()).toBe("my-data.json");
  expect(data.session).toMatchObject({ openId: data.profile.open_id, username: "paperboats" });
  expect(data.stats.followers).toBe(data.profile.follower_count);
  expect(data.videos).toMatchObject({ complete: true, failure: null });
  expect(data.videos.items).toHaveLength(data.profile.video_count);
  for (const token of (await tiktok.secrets()).tokens) expect(text).not.toContain(token);
});

test("an export during an outage contains what is remembered, and the failure", async ({
  page,
  tiktok,
}) => {
  await signIn(page, { without: ["user.info.stats"] });
  await tiktok.fault({ endpoint: "video_list", status: 503, body: "" });
  const data = await (await page.request.get(`${SETTINGS}/export`)).json();
  expect(data.videos).toEqual({ items: [], complete: false, failure: "unavailable" });
  expect(data.session.name).toBe("Paper Boats");
});

test("an export without a session leads to the login page", async ({ page }) => {
  const response = await page.request.get(`${SETTINGS}/export`, { maxRedirects: 0 });
  expect(response.status()).toBe(307);
  expect(response.headers().location).toContain("/login?callbackUrl=");
});

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto(SETTINGS);
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
}

test("disconnecting asks for confirmation, revokes the grant, signs out and confirms it", {
  tag: "@journey-with-database",
}, async ({ page, tiktok }) => {
  await signIn(page);
  const dialog = await openDisconnectDialog(page);
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(dialog).toBeHidden();
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(0);
  await page.getByRole("link", { name: "Disconnect TikTok" }).click();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Disconnect TikTok" }).press("Enter");
  await expect(dialog.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Disconnect TikTok" }).click();
  await dialog.getByRole("heading").click();
  await expect(dialog).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(0);
  await page.getByRole("link", { name: "Disconnect TikTok" }).click();
  await dialog.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("TikTok is disconnected");
  const [revocation] = await tiktok.requests("/v2/oauth/revoke/");
  expect(revocation?.form?.token).toBe((await tiktok.secrets()).accessTokens[0]);
  expect(revocation?.error).toBeNull();
  await expectSignedOut(page);
  // TikTok asks for consent again, because the grant was revoked there too.
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await expect(page).toHaveURL(/\/v2\/auth\/authorize/);
});

for (const [failure, fault] of [
  ["TikTok is down", { status: 503, body: "" }],
  ["TikTok refuses", { status: 200, body: { error: "invalid_request", log_id: "2026" } }],
  ["the answer is not TikTok's", { status: 200, contentType: "text/html", body: "<html></html>" }],
  ["TikTok's answer is lost", { lost: true }],
] as const) {
  test(`when ${failure}, disconnecting still signs out, and explains what to do`, async ({
    page,
    tiktok,
  }) => {
    await signIn(page);
    await tiktok.fault({ endpoint: "revoke", ...fault });
    await page.goto(`${SETTINGS}/disconnect`);
    await page.getByRole("button", { name: "Disconnect TikTok" }).click();
    await page.waitForURL("**/disconnected");
    await expect(page.getByRole("status")).toContainText("Apps and services permissions");
    await expectSignedOut(page);
  });
}

test("an export after the session expired leads back to the settings, not to a file", async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.goto(SETTINGS);
  await context.clearCookies({ name: "authjs.session-token" });
  await page.getByRole("link", { name: "Export my data" }).click();
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboard%2Fsettings$/);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL(`**${SETTINGS}`);
});

test("disconnecting during a rotation revokes the new token", async ({ page, tiktok }) => {
  await tiktok.configure({ accessTokenSeconds: 2 });
  await signIn(page);
  await page.goto(`${SETTINGS}/disconnect`);
  // The token expires, so pressing the button rotates too.
  await page.waitForTimeout(2_200);
  const before = (await tiktok.secrets()).accessTokens.length;
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  const { accessTokens } = await tiktok.secrets();
  const [revocation] = await tiktok.requests("/v2/oauth/revoke/");
  expect(accessTokens.length).toBeGreaterThan(before);
  expect(revocation?.form?.token).toBe(accessTokens.at(-1));
  await expectSignedOut(page);
});

test("signing out keeps the grant", async ({ page, tiktok }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("settings, export and disconnect work", async ({ page, tiktok }) => {
    await signIn(page);
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByText(/^[A-Z][a-z]{2} \d+, \d{4}, .* UTC$/).first()).toBeVisible();
    const exported = await page.request.get(`${SETTINGS}/export`);
    expect(exported.headers()["content-disposition"]).toContain("attachment");
    await page.getByRole("link", { name: "Disconnect TikTok" }).click();
    await page.waitForURL(`**${SETTINGS}/disconnect`);
    await page.getByRole("link", { name: "Keep it" }).click();
    await page.waitForURL(`**${SETTINGS}`);
    expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(0);
    await page.goto(`${SETTINGS}/disconnect`);
    await page.getByRole("button", { name: "Disconnect TikTok" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("TikTok is disconnected");
    expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(1);
    await expectSignedOut(page);
  });

  test("more scopes can be granted", async ({ page }) => {
    await signIn(page, { without: ["user.info.stats"] });
    await page.getByRole("button", { name: "Add numbers" }).click();
    await agree(page);
    await expect(page.getByText("Followers", { exact: true })).toBeVisible();
  });
});
