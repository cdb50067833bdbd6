import { agree, cancel, goToConsent } from "../support/consent";
import { expect, test } from "../support/fixtures";

test.use({ javaScriptEnabled: false });

test("everything from sign-in to disconnecting works without JavaScript", async ({
  page,
  tiktok,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await cancel(page);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("You cancelled");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page, { without: ["video.list"] });
  await page.waitForURL("**/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Followers", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Videos" }).click();
  await page.getByRole("button", { name: "Grant access" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard/videos?requested=video.list");
  await page.getByRole("link", { name: "Older videos" }).click();
  await page.waitForURL(/cursor=/);
  await expect(page.getByRole("link", { name: "Newest" })).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/dashboard/settings/disconnect");
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(1);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("signing out works without JavaScript", async ({ page }) => {
  await goToConsent(page);
  await agree(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("without JavaScript, sign-in returns to a page with its query", async ({ page }) => {
  await goToConsent(page, "/dashboard?a=1&b=2");
  await agree(page);
  await page.waitForURL("**/dashboard?a=1&b=2");
});
