import { expectAccessible } from "../support/accessible";
import { signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { STATES } from "../support/states/all";
import { openUntilSkeleton, withState } from "../support/states/state";
import { HELD_MS, PATIENT } from "../support/timeouts";

test.use({ timeouts: PATIENT });

// Each page in its usual state, which `npm test` checks, too.
const PAGES = new Set([
  "landing",
  "demo",
  "login",
  "privacy",
  "terms",
  "disconnected",
  "dashboard",
  "videos",
  "settings",
  "disconnect",
]);

for (const state of STATES.filter(({ onlyWordsDiffer }) => !onlyWordsDiffer)) {
  test.describe(state.name, () => {
    test.use({ expectedProblems: state.expectedProblems ?? null });

    test("is accessible, in light and dark, without sideways scroll", {
      tag: PAGES.has(state.name) ? "@journey" : [],
    }, async ({ page, tiktok }) => {
      await withState(state, { page, tiktok }, () => expectAccessible(page));
    });
  });
}

test("nothing moves for people who prefer reduced motion", async ({ page, tiktok }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signInWithoutVisit(page);
  await tiktok.fault({ endpoint: "video_list", delayMs: HELD_MS });
  await openUntilSkeleton(page, "/dashboard/videos");
  const animations = () => page.evaluate(() => document.getAnimations().length);
  expect(await animations()).toBe(0);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await expect.poll(animations).toBeGreaterThan(0);
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
