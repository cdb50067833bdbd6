import type { Page } from "@playwright/test";
import { test } from "../support/fixtures";
import { STATES } from "../support/states/all";
import { withState } from "../support/states/state";

const VIEWPORTS = {
  "360": { width: 360, height: 740 },
  "768": { width: 768, height: 1024 },
  "1440": { width: 1440, height: 900 },
};

// For people to look at: no screenshot is compared with another.
for (const state of STATES) {
  const { name, expectedProblems = null, viewportOnly = false } = state;
  test.describe(name, () => {
    test.use({ expectedProblems });

    for (const [width, viewport] of Object.entries(VIEWPORTS)) {
      for (const colorScheme of ["light", "dark"] as const) {
        test.describe(() => {
          test.use({ viewport, colorScheme });

          test(`${width}, ${colorScheme}`, async ({ page, tiktok }) => {
            await withState(state, { page, tiktok }, async () => {
              if (!viewportOnly) await loadLazyImages(page);
              const path = `screenshots/${name}-${width}-${colorScheme}.png`;
              await page.screenshot({ path, fullPage: !viewportOnly, animations: "disabled" });
            });
          });
        });
      }
    }
  });
}

async function loadLazyImages(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const image of document.images) image.loading = "eager";
  });
  await page.waitForLoadState("networkidle");
}
