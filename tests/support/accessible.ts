import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The others do not depend on the colour scheme: the second pass takes a fraction of the first one's time.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];
// The narrowest phone, which is also a laptop at 400 % zoom, and a laptop at 200 %.
const WIDTHS = [320, 640];

/** Expects no violation in either colour scheme, one main heading, and no sideways scroll. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that Next has opened within the document gets its title a moment later.
  await expect(page).toHaveTitle(/./);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // No page has frames. Without them, axe needs no second page to put its results together.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    const chosen = colorScheme === "light" ? axe.withTags(RULES) : axe.withRules(COLOUR_RULES);
    const { violations } = await chosen.analyze();
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
