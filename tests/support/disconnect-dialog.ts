import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures";

const ATTEMPT_MS = 2_000;

/**
 * Opens the dialog that confirms disconnecting. Until the page's script runs, the link leads to a page instead of the
 * dialog; in that case this goes back to the settings and tries again.
 * @param settings the address of the settings page
 */
export async function openDisconnectDialog(
  page: Page,
  settings = "/dashboard/settings",
): Promise<Locator> {
  const dialog = page.getByRole("dialog", { name: "Disconnect TikTok?" });
  await expect(async () => {
    const link = page.getByRole("link", { name: "Disconnect TikTok" });
    if ((await link.count()) === 0) await page.goto(settings);
    await link.click({ timeout: ATTEMPT_MS });
    await expect(dialog).toBeVisible({ timeout: ATTEMPT_MS });
  }).toPass();
  return dialog;
}
