import { mkdir, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { agree, goToConsent } from "@/tests/support/consent";
import { test } from "@/tests/support/fixtures";
import { emulatorEnv } from "@/tests/support/servers";

const FOLDER = "public/pictures";
const PHONE = { width: 390, height: 760 };
const DESKTOP = { width: 1000, height: 640 };

/** The landing page's pictures, each with no more than what these scopes give (components/site/product-pictures.ts). */
const PICTURES = [
  { name: "dashboard", scopes: "video.list", path: "/dashboard", size: PHONE },
  { name: "numbers", scopes: "user.info.stats", path: "/dashboard", size: PHONE },
  { name: "profile", scopes: "user.info.basic", path: "/dashboard", size: PHONE },
  { name: "videos-phone", scopes: "video.list", path: "/dashboard/videos", size: PHONE },
  { name: "videos", scopes: "video.list", path: "/dashboard/videos", size: DESKTOP },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const { name, scopes, path, size } of PICTURES) {
    test.describe(() => {
      test.use({ colorScheme, deviceScaleFactor: 2, viewport: size });

      test(`published picture ${name}, ${colorScheme}`, async ({ page, tiktok, launchSite }) => {
        const site = await launchSite({ ...emulatorEnv(tiktok), TIKTOK_SCOPES: scopes });
        await goToConsent(page, path, site.url);
        await agree(page);
        await page.waitForURL(`${site.url}${path}`);
        await publish(page, `${FOLDER}/${name}-${colorScheme}`, size);
      });
    });
  }
}

/**
 * Saves the screen below the emulator's notice as WebP, in its own width and twice as wide. The browser encodes it, so
 * no other tool is needed.
 */
async function publish(page: Page, path: string, size: { width: number; height: number }) {
  await page.waitForLoadState("networkidle");
  const notice = await page.getByRole("complementary", { name: "Emulator" }).boundingBox();
  const top = notice?.height ?? 0;
  await page.setViewportSize({ width: size.width, height: size.height + top });
  await page.waitForLoadState("networkidle");
  const clip = { x: 0, y: top, ...size };
  const png = (await page.screenshot({ clip, animations: "disabled" })).toString("base64");
  const encoder = await page.context().newPage();
  await mkdir(FOLDER, { recursive: true });
  for (const scale of [1, 2]) {
    const [width, height] = [scale * size.width, scale * size.height];
    const webp = await encoder.evaluate(encode, {
      png,
      width,
      height,
      quality: 0.8 / scale ** 0.4,
    });
    await writeFile(`${path}-${width}.webp`, Buffer.from(webp, "base64"));
  }
  await encoder.close();
}

async function encode(to: { png: string; width: number; height: number; quality: number }) {
  const image = new Image();
  image.src = `data:image/png;base64,${to.png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [to.width, to.height];
  const context = canvas.getContext("2d");
  if (context) context.imageSmoothingQuality = "high";
  context?.drawImage(image, 0, 0, to.width, to.height);
  return canvas.toDataURL("image/webp", to.quality).split(",")[1] ?? "";
}
