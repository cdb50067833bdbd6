import { devices, type Page } from "@playwright/test";
import { test } from "../support/fixtures";
import { STATES } from "../support/states/all";
import { inState } from "../support/states/state";

const WIDTHS = { phone: devices["iPhone 15"].viewport, desktop: { width: 1280, height: 800 } };

// For people to look at; nothing is compared.
for (const state of STATES) {
  const { name, problems = null, isMomentary = false } = state;
  test.describe(name, () => {
    test.use({ expectedProblems: problems });

    for (const [width, viewport] of Object.entries(WIDTHS)) {
      for (const colorScheme of ["light", "dark"] as const) {
        test.describe(() => {
          test.use({ viewport, colorScheme });

          test(`${width}, ${colorScheme}`, async ({ page, tiktok }) => {
            await inState(state, { page, tiktok }, async () => {
              if (!isMomentary) await loadEverything(page);
              const path = `screenshots/${name}-${width}-${colorScheme}.png`;
              await page.screenshot({ path, fullPage: !isMomentary, animations: "disabled" });
            });
          });
        });
      }
    }
  });
}

async function loadEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const image of document.images) image.loading = "eager";
  });
  await page.waitForLoadState("networkidle");
}
