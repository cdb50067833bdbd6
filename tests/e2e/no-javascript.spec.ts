import { agree, cancel, goToConsent } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { showSlowContent } from "../support/slow-content";

test.use({ javaScriptEnabled: false });

test("everything from sign-in to disconnecting works without JavaScript", {
  tag: "@journey",
}, async ({ page, tiktok }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await cancel(page);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("You cancelled");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page, { without: ["video.list"] });
  await page.waitForURL("**/dashboard");
  await showSlowContent(page);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Followers", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Videos" }).click();
  await page.getByRole("button", { name: "Grant access" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard/videos");
  await showSlowContent(page);
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await page.waitForURL(/page=2&cursor=/);
  await showSlowContent(page);
  await expect(page.getByText("13–24 of 46")).toBeVisible();
  await page.getByRole("link", { name: "Engagement", exact: true }).click();
  await page.waitForURL(/sort=engagement/);
  await showSlowContent(page);
  await expect(page.getByText("Highest engagement of all your 46 public videos")).toBeVisible();
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/dashboard/settings/disconnect");
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  expect(await tiktok.requests("/v2/oauth/revoke/")).toHaveLength(1);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("signing out works without JavaScript, and is confirmed", async ({ page }) => {
  await goToConsent(page);
  await agree(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  await expect(page.getByText("You are signed out in this browser.")).toBeVisible();
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("without JavaScript, sign-in returns to a page with its query", async ({ page }) => {
  await goToConsent(page, "/dashboard?a=1&b=2");
  await agree(page);
  await page.waitForURL("**/dashboard?a=1&b=2");
});

test("disconnecting after the session has ended says what became of it, and can be finished", async ({
  page,
  context,
}) => {
  await goToConsent(page, "/dashboard/settings/disconnect");
  await agree(page);
  await page.waitForURL("**/dashboard/settings/disconnect");
  await context.clearCookies({ name: "authjs.session-token" });
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await expect(page.getByText("TikTok was not disconnected. Sign in to finish.")).toBeVisible();
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL("**/dashboard/settings/disconnect");
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("TikTok is disconnected");
});

test.describe("behind a proxy that forbids referrers", () => {
  // An answer of the test in place of the server's may not load what is on this machine.
  test.use({ expectedProblems: /blocked by CORS policy|net::ERR_FAILED/ });

  test("a form works, although its origin is null", async ({ page }) => {
    await page.route("**/dashboard", async (route) => {
      if (route.request().method() !== "GET") return route.continue();
      const response = await route.fetch({ maxRedirects: 0 });
      const headers = { ...response.headers(), "referrer-policy": "no-referrer" };
      await route.fulfill({ response, headers });
    });
    await goToConsent(page);
    await agree(page);
    await page.goto("/dashboard");
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Sign out" }).click();
    expect(await (await sent).headerValue("origin")).toBe("null");
    await expect(page.getByText("You are signed out in this browser.")).toBeVisible();
  });
});
