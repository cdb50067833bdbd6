import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { HtmlValidate } from "html-validate";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { STATES } from "../support/states/all";
import { openUntilSkeleton, SLOW_MS, withState } from "../support/states/state";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The narrowest phone, which is also a laptop at 400 % zoom, and a laptop at 200 %.
const WIDTHS = [320, 640];

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // React spells these in its own way, which HTML allows.
  rules: { "doctype-style": "off", "attribute-boolean-style": "off" },
});

for (const state of STATES) {
  test.describe(state.name, () => {
    test.use({ expectedProblems: state.expectedProblems ?? null });

    test("is valid HTML and accessible, in light and dark, without sideways scroll", async ({
      page,
      tiktok,
    }) => {
      await withState(state, { page, tiktok }, async () => {
        await expectAccessible(page);
        await expectValid(state.browserOnly ? await page.content() : await sourceOf(page));
      });
    });
  });
}

test("nothing moves for people who prefer reduced motion", async ({ page, tiktok }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page);
  await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
  await openUntilSkeleton(page, "/dashboard/videos");
  const animations = () => page.evaluate(() => document.getAnimations().length);
  expect(await animations()).toBe(0);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await animations()).toBeGreaterThan(0);
});

test("sign-in, dashboard and disconnecting work with the keyboard alone", async ({ page }) => {
  const press = async (name: string | RegExp, role: "button" | "link") => {
    const target = page.getByRole(role, { name }).first();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(target).toBeFocused();
    const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline, `${name} shows that it has the focus`).not.toBe("none");
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

/** Expects no violation in either colour scheme, one main heading, and no sideways scroll. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const problems = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`,
    );
    expect(problems, `${colorScheme} ${page.url()}`).toEqual([]);
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

/** The page's HTML as the server sends it. */
async function sourceOf(page: Page): Promise<string> {
  return (await page.request.get(page.url())).text();
}

async function expectValid(html: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const problems = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
  );
  // React writes an empty `action` for a form with a server action.
  expect(problems.filter((problem) => !problem.includes('"action" has invalid value ""'))).toEqual(
    [],
  );
}
