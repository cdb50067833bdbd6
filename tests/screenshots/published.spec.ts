import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";

const PHONE = { width: 390, height: 760 };
const DESKTOP = { width: 1100, height: 720 };

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`the pictures that are published, ${colorScheme}`, () => {
    test.use({ colorScheme, deviceScaleFactor: 1.5 });

    test("the landing page's", async ({ page }) => {
      await page.setViewportSize(PHONE);
      await signIn(page);
      await expect(page.getByText("Read from TikTok just now")).toBeVisible();
      await publish(page, `public/dashboard-${colorScheme}.webp`, PHONE);
    });

    test("the README's", async ({ page }) => {
      await page.setViewportSize(DESKTOP);
      await signIn(page);
      await page.goto("/dashboard/videos");
      await page.waitForLoadState("networkidle");
      await publish(page, `docs/pictures/videos-${colorScheme}.webp`, DESKTOP);
    });
  });
}

/** Writes what is seen below the emulator's notice, small: no tool but the browser itself is needed. */
async function publish(page: Page, path: string, size: { width: number; height: number }) {
  const notice = await page.getByRole("complementary", { name: "Emulator" }).boundingBox();
  const top = notice?.height ?? 0;
  await page.setViewportSize({ width: size.width, height: size.height + top });
  await page.waitForLoadState("networkidle");
  const clip = { x: 0, y: top, ...size };
  const png = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  const canvas = await page.context().newPage();
  const webp = await canvas.evaluate(async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const drawing = document.createElement("canvas");
    [drawing.width, drawing.height] = [picture.width, picture.height];
    drawing.getContext("2d")?.drawImage(picture, 0, 0);
    return drawing.toDataURL("image/webp", 0.72).split(",")[1] ?? "";
  }, png);
  await canvas.close();
  await writeFile(path, Buffer.from(webp, "base64"));
}
