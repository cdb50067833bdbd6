import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";

const PHONE = { width: 390, height: 760 };
const DESKTOP = { width: 1100, height: 720 };

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`published pictures, ${colorScheme}`, () => {
    test.use({ colorScheme, deviceScaleFactor: 1.5 });

    test("for the landing page", async ({ page }) => {
      await page.setViewportSize(PHONE);
      await signIn(page);
      await expect(page.getByText("Updated from TikTok just now")).toBeVisible();
      await publish(page, `public/dashboard-${colorScheme}.webp`, PHONE);
    });

    test("for the README", async ({ page }) => {
      await page.setViewportSize(DESKTOP);
      await signIn(page);
      await page.goto("/dashboard/videos");
      await page.waitForLoadState("networkidle");
      await publish(page, `docs/pictures/videos-${colorScheme}.webp`, DESKTOP);
    });
  });
}

/** Saves the screen below the emulator's notice as WebP, which the browser encodes, so no other tool is needed. */
async function publish(page: Page, path: string, size: { width: number; height: number }) {
  const notice = await page.getByRole("complementary", { name: "Emulator" }).boundingBox();
  const top = notice?.height ?? 0;
  await page.setViewportSize({ width: size.width, height: size.height + top });
  await page.waitForLoadState("networkidle");
  const clip = { x: 0, y: top, ...size };
  const png = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  const encoder = await page.context().newPage();
  const webp = await encoder.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d")?.drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.72).split(",")[1] ?? "";
  }, png);
  await encoder.close();
  await writeFile(path, Buffer.from(webp, "base64"));
}
