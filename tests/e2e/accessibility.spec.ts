import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { STATES } from "../support/states/all";
import { inState, openUntilSkeleton, SLOW_MS } from "../support/states/state";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// A phone's least width, which is also a laptop's at 400 %, and a laptop's at 200 %.
const WIDTHS = [320, 640];

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // React's own spelling, which HTML allows.
  rules: { "doctype-style": "off", "attribute-boolean-style": "off" },
});

for (const state of STATES) {
  test.describe(state.name, () => {
    test.use({ expectedProblems: state.problems ?? null });

    test("is valid, and can be used by everybody, in light and dark, on a narrow screen", async ({
      page,
      tiktok,
    }) => {
      await inState(state, { page, tiktok }, async () => {
        await expectAccessible(page);
        await expectValid(state.isOfBrowser ? await page.content() : await sourceOf(page));
      });
    });
  });
}

test("who wants less motion gets none", async ({ page, tiktok }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page);
  await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
  await openUntilSkeleton(page, "/dashboard/videos");
  const moving = await page.evaluate(() => document.getAnimations().length);
  expect(moving).toBe(0);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
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

/** No violation in either colour scheme, one main heading, no sideways scroll. */
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
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 700 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `sideways scroll of ${page.url()} at ${width} px`).toBe(0);
  }
}

/** The page as the server sends it. */
async function sourceOf(page: Page): Promise<string> {
  return (await page.request.get(page.url())).text();
}

async function expectValid(html: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
  );
  // What React writes for a form that a server action answers.
  expect(found.filter((problem) => !problem.includes('"action" has invalid value ""'))).toEqual([]);
}
