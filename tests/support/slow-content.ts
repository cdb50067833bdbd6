import type { Page } from "@playwright/test";

/** Shows what was slow to a visitor without JavaScript: the skeleton in its place links to the page itself. */
export async function showSlowContent(page: Page): Promise<void> {
  // The page is loaded once everything slow has arrived.
  await page.waitForLoadState();
  const again = page.getByRole("link", { name: "Load the page again" });
  if (await again.isVisible()) await again.click();
}
