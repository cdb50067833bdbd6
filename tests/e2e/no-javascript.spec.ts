import { agree, cancel, goToConsent } from "./consent";
import { expect, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("the whole way works without JavaScript", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await cancel(page);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("You cancelled");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Followers", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("a deep link with a query works without JavaScript", async ({ page }) => {
  await goToConsent(page, "/dashboard?a=1&b=2");
  await agree(page);
  await page.waitForURL("**/dashboard?a=1&b=2");
});
