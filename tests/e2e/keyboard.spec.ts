import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { HELD_MS, PATIENT } from "../support/timeouts";

test.use({ timeouts: PATIENT });

test("refreshing keeps the focus, and says that the page is up to date", async ({
  page,
  tiktok,
}) => {
  await signIn(page);
  const refresh = page.getByRole("button", { name: "Refresh" });
  const connection = page.getByRole("region", { name: "Connection to TikTok" });
  const news = connection.getByRole("status").filter({ hasText: "Updated from TikTok just now." });
  for (const delayMs of [0, 0, HELD_MS]) {
    await tiktok.fault({ endpoint: "user_info", delayMs });
    // Another element is announced, although it has the same words.
    const words = await news.locator("p").elementHandle();
    await refresh.press("Enter");
    await expect(refresh).toBeFocused();
    await tiktok.endFaults();
    await expect.poll(() => words?.evaluate(({ isConnected }) => isConnected)).toBe(false);
    await expect(news).toBeVisible();
    await expect(refresh).toBeFocused();
  }
});

test("Next follows the dashboard's links in the page, and the browser opens them in another tab", async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  const pages = page.getByRole("navigation", { name: "Pages", exact: true });
  const opened = context.waitForEvent("page");
  await pages.getByRole("link", { name: "Settings" }).click({ modifiers: ["ControlOrMeta"] });
  await (await opened).waitForURL("**/dashboard/settings");
  await expect(page).toHaveURL(/dashboard$/);
  await pages.getByRole("link", { name: "Videos" }).press("Enter");
  await page.waitForURL("**/dashboard/videos");
  expect(await page.evaluate(() => "isSameDocument" in window)).toBe(true);
});

test("Next announces another page", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Settings" }).press("Enter");
  await page.waitForURL("**/dashboard/settings");
  await expect(page.locator("next-route-announcer [role=alert]")).toContainText("Settings");
});

test("Escape hides a video's numbers until another video is reached", async ({ page }) => {
  await signIn(page);
  const column = page.getByRole("main").locator("ol").getByRole("listitem");
  const numbers = (index: number) => column.nth(index).getByRole("definition").first();
  await column.nth(3).getByRole("link").hover();
  await expect(numbers(3)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(numbers(3)).toBeHidden();
  await column.nth(4).getByRole("link").hover();
  await expect(numbers(4)).toBeVisible();
  await page.mouse.move(0, 0);
  await column.nth(6).getByRole("link").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(numbers(5)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(numbers(5)).toBeHidden();
  await page.keyboard.press("Tab");
  await expect(numbers(6)).toBeVisible();
});

test("a backdrop closes the dialog in browsers without closedby, and the link has the focus again", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(HTMLDialogElement.prototype, "closedBy");
    // Takes the effect of the attribute away too.
    new MutationObserver(() => {
      for (const dialog of document.querySelectorAll("[closedby]"))
        dialog.removeAttribute("closedby");
    }).observe(document, { subtree: true, childList: true });
  });
  await signIn(page);
  await page.goto("/dashboard/settings");
  const link = page.getByRole("link", { name: "Disconnect TikTok" });
  await link.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading").click();
  await expect(dialog).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test("a sign-in that the Stop button ends on its way can be started again", async ({
  page,
  tiktok,
}) => {
  await page.goto("/login");
  const browser = await page.context().newCDPSession(page);
  await tiktok.fault({ endpoint: "authorize", delayMs: 8_000 });
  const consent = /\/v2\/auth\/authorize/;
  const asked = page.waitForRequest(consent);
  const button = page.getByRole("button", { name: "Continue with TikTok" });
  await button.click({ noWaitAfter: true });
  await asked;
  await browser.send("Page.stopLoading");
  await expect(page).toHaveURL(/\/login/);
  await button.click();
  await page.waitForURL(consent);
});

test("a sign-in that is answered without a page can be started again", async ({ page }) => {
  await page.goto("/login");
  let answers = 0;
  await page.route("**/api/sign-in", (route) => {
    answers += 1;
    return answers === 1 ? route.fulfill({ status: 204 }) : route.continue();
  });
  const button = page.getByRole("button", { name: "Continue with TikTok" });
  await button.click();
  await expect.poll(() => answers).toBe(1);
  await button.click();
  await page.waitForURL(/\/v2\/auth\/authorize/);
});

test("a double press leads to TikTok once, and after the browser's Back the button works again", async ({
  page,
  tiktok,
}) => {
  await page.goto("/login");
  const button = page.getByRole("button", { name: "Continue with TikTok" });
  await button.dblclick();
  await page.waitForURL(/\/v2\/auth\/authorize/);
  expect(await tiktok.requests("/v2/auth/authorize/")).toHaveLength(1);
  await page.goBack();
  await button.click();
  await page.waitForURL(/\/v2\/auth\/authorize/);
});
