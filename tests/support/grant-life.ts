import type { BrowserContext, Page } from "@playwright/test";
import { signInWithoutVisit } from "./consent";
import { expect } from "./fixtures";
import type { TikTokControl } from "./tiktok";

const SHORT_SECONDS = 2;

/** Signs in and waits until the access token has expired, without a page view that would rotate it. */
export async function expiredSession(page: Page, tiktok: TikTokControl): Promise<void> {
  await tiktok.configure({ accessTokenSeconds: SHORT_SECONDS });
  await signInWithoutVisit(page);
  await tiktok.configure({ accessTokenSeconds: 7_200 });
  await page.waitForTimeout(SHORT_SECONDS * 1000 + 200);
}

/** The refresh requests to the token endpoint. */
export async function refreshes(tiktok: TikTokControl) {
  const requests = await tiktok.requests("/v2/oauth/token/");
  return requests.filter(({ form }) => form?.grant_type === "refresh_token");
}

/** The access token of the last profile request, as its index among all issued ones. */
export async function tokenInUse(tiktok: TikTokControl): Promise<number> {
  const last = (await tiktok.requests("/v2/user/info/")).at(-1);
  const { accessTokens } = await tiktok.secrets();
  return accessTokens.indexOf(last?.headers.authorization?.replace("Bearer ", "") ?? "");
}

export async function sessionCookie(context: BrowserContext) {
  const cookies = await context.cookies();
  return cookies.filter(({ name }) => name.includes("session-token"));
}

const profileLink = (page: Page) => page.getByRole("link", { name: /View on TikTok/ });

/** The page shows what only TikTok's answer contains. */
export const expectLive = (page: Page) => expect(profileLink(page)).toBeVisible();

/** The page shows what the session remembers, and offers to reconnect where only that helps. */
export async function expectRemembered(page: Page, button: "Refresh" | "Reconnect TikTok") {
  await expect(page.getByRole("button", { name: button })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
  await expect(profileLink(page)).toHaveCount(0);
  const reconnect = page.getByRole("button", { name: "Reconnect TikTok" });
  await expect(reconnect).toHaveCount(button === "Refresh" ? 0 : 1);
}

/** Reloads until TikTok's answer is on the page. */
export async function reloadUntilLive(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(profileLink(page)).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 60_000, intervals: [300] });
}
