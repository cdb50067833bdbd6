import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

const MOMENT_MS = 2_000;

/**
 * Opens the dialog that asks before disconnecting. Until the page's script runs, the same link leads to a
 * page that asks; then this goes back and tries again, as often as it takes.
 * @param settings the address of the settings
 */
export async function openDisconnectDialog(
  page: Page,
  settings = "/dashboard/settings",
): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "Disconnect TikTok?" });
  await expect(async () => {
    const link = page.getByRole("link", { name: "Disconnect TikTok" });
    if ((await link.count()) === 0) await page.goto(settings);
    await link.click({ timeout: MOMENT_MS });
    await expect(dialog).toBeVisible({ timeout: MOMENT_MS });
  }).toPass();
  return dialog;
}
