import { writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { agree, goToConsent } from "@/tests/support/consent";
import { test } from "@/tests/support/fixtures";

const FOLDER = "template/pictures";

/** README's pictures. */
const PICTURES = [
  { name: "dashboard", path: "/dashboard", size: { width: 390, height: 760 } },
  { name: "videos", path: "/dashboard/videos", size: { width: 1000, height: 640 } },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const { name, path, size } of PICTURES) {
    test.describe(() => {
      test.use({ colorScheme, deviceScaleFactor: 2, viewport: size });

      test(`published picture ${name}, ${colorScheme}`, async ({ page }) => {
        await goToConsent(page, path);
        await agree(page);
        await page.waitForURL(`**${path}`);
        await publish(page, `${FOLDER}/${name}-${colorScheme}`, size);
      });
    });
  }
}

/** Saves the screen below the emulator's notice as WebP. The browser encodes it, so no other tool is needed. */
async function publish(page: Page, path: string, size: { width: number; height: number }) {
  await page.waitForLoadState("networkidle");
  const notice = await page.getByRole("complementary", { name: "Emulator" }).boundingBox();
  const top = notice?.height ?? 0;
  await page.setViewportSize({ width: size.width, height: size.height + top });
  await page.waitForLoadState("networkidle");
  const clip = { x: 0, y: top, ...size };
  const png = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  const encoder = await page.context().newPage();
  const webp = await encoder.evaluate(encode, png);
  await writeFile(`${path}-${2 * size.width}.webp`, Buffer.from(webp, "base64"));
  await encoder.close();
}

async function encode(png: string) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", 0.6).split(",")[1] ?? "";
}
