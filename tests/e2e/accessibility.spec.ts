import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { agree, goToConsent, signIn } from "./consent";
import { expect, REFUSED_PICTURE, test } from "./fixtures";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No violation in either colour scheme, no sideways scroll at 320 pixels, one main heading. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`,
    );
    expect(found, `${colorScheme} ${page.url()}`).toEqual([]);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  await page.setViewportSize({ width: 320, height: 700 });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll at ${page.url()}`).toBe(0);
  await page.setViewportSize(before);
}

for (const path of [
  "/",
  "/login",
  "/login?error=Configuration",
  "/login?error=OAuthCallbackError&code=client_mismatch",
  "/privacy",
  "/terms",
  "/disconnected",
  "/disconnected?grant=stands",
]) {
  test(path, async ({ page }) => {
    await page.goto(path);
    await expectAccessible(page);
  });
}

test.describe("what is not there", () => {
  test.use({ expectedProblems: [/^404 .*\/nowhere/] });

  test("/nowhere", async ({ page }) => {
    await page.goto("/nowhere");
    await expectAccessible(page);
  });
});

for (const persona of ["Creator", "Newcomer", "Long name"]) {
  test(`every page of ${persona}`, async ({ page }) => {
    test.setTimeout(60_000);
    await signIn(page, { persona });
    for (const path of [
      "/dashboard",
      "/dashboard/videos",
      "/dashboard/settings",
      "/dashboard/settings/disconnect",
    ]) {
      await page.goto(path);
      await expectAccessible(page);
    }
  });
}

test.describe("with an avatar that is refused", () => {
  test.use({ expectedProblems: [REFUSED_PICTURE] });

  test("/dashboard", async ({ page }) => {
    await signIn(page, { persona: "Expired avatar" });
    await expectAccessible(page);
  });
});

test("a partial grant", async ({ page }) => {
  await signIn(page, { without: ["user.info.profile", "user.info.stats", "video.list"] });
  for (const path of ["/dashboard", "/dashboard?asked=user.info.stats", "/dashboard/videos"]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});

test("a dead grant", async ({ page, tiktok }) => {
  await signIn(page);
  await tiktok.act("remove-consents");
  await page.goto("/dashboard/videos");
  await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toBeVisible();
  await expectAccessible(page);
});

test("the dialog", async ({ page }) => {
  await signIn(page);
  await page.goto("/dashboard/settings");
  await page.getByRole("link", { name: "Disconnect TikTok" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
});

test("from sign-in to disconnecting with the keyboard alone", async ({ page }) => {
  const press = async (name: string | RegExp, role: "button" | "link") => {
    const target = page.getByRole(role, { name }).first();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(target).toBeFocused();
    const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline, `focus of ${name} can be seen`).not.toBe("none");
    await page.keyboard.press("Enter");
  };
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await press("Continue with TikTok", "button");
  await page.waitForURL(/authorize/);
  await press("Continue", "button");
  await page.waitForURL("**/dashboard");
  await press("Videos", "link");
  await page.waitForURL("**/dashboard/videos");
  await press("Settings", "link");
  await page.waitForURL("**/dashboard/settings");
  await press("Disconnect TikTok", "link");
  await expect(page.getByRole("dialog")).toBeVisible();
  await press("Disconnect TikTok", "button");
  await page.waitForURL("**/disconnected");
});

test("the consent page of the emulator", async ({ page }) => {
  await goToConsent(page);
  await expectAccessible(page);
  await agree(page);
});
