import type { Locator, Page } from "@playwright/test";
import { signIn, signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";

// As long as can be without the site giving up on it.
const SLOW_MS = 4_000;

/** Phones, narrow and usual, and a laptop; the tall one shows the footer while the page is short. */
const SCREENS = [
  { width: 320, height: 640 },
  { width: 390, height: 1_000 },
  { width: 1_280, height: 720 },
];

for (const screen of SCREENS) {
  test.describe(`on a screen of ${screen.width} pixels`, () => {
    test.use({ viewport: screen });

    test("identity is there before TikTok answers, and nothing moves when it does", async ({
      page,
      tiktok,
    }) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "user_info", delayMs: SLOW_MS });
      await watchShifts(page);
      await page.goto("/dashboard", { waitUntil: "commit" });
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paper Boats");
      await expect(page.getByText("Reading from TikTok")).toBeAttached();
      await expect(page.getByText("Followers", { exact: true })).toHaveCount(0);
      const bones = await boxesOf(page.locator("[data-skeleton] > :not(.sr-only)"));
      await expect(page.getByText("Followers", { exact: true })).toBeVisible();
      await expect(page.getByText("Reading from TikTok")).toHaveCount(0);
      const connection = page.getByRole("region", { name: "Connection to TikTok" });
      const about = page
        .locator("section")
        .filter({ has: page.getByRole("heading", { name: "About" }) });
      const [line, cards, below] = await boxesOf(connection.or(page.locator("main dl")).or(about));
      // How long a bio is, nobody knows before; it is the last.
      expect([line, cards, { ...below, height: 0 }]).toEqual([
        ...bones.slice(0, 2),
        { ...bones[2], height: 0 },
      ]);
      expect(await shiftsOf(page)).toBe(0);
    });

    test("videos come into the places of their skeletons", async ({ page, tiktok }) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
      await watchShifts(page);
      await page.goto("/dashboard/videos", { waitUntil: "commit" });
      await expect(page.getByText("Reading from TikTok")).toBeAttached();
      const bones = await boxesOf(page.locator("[data-skeleton] > :not(.sr-only)"));
      await expect(page.getByRole("figure")).toBeVisible();
      const connection = page.getByRole("region", { name: "Connection to TikTok" });
      const grid = page.locator("main ul").filter({ has: page.getByRole("heading") });
      expect(await boxesOf(connection.or(page.getByRole("figure")).or(grid))).toEqual(bones);
      expect(await shiftsOf(page)).toBe(0);
    });
  });
}

/** From the next page on, notes how far what is seen is moved without the person's doing. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as Shift).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

interface Shift {
  value: number;
}

async function shiftsOf(page: Page): Promise<number> {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  return shifts.reduce((sum, shift) => sum + shift, 0);
}

/** Where elements begin and how high they are, in whole pixels. */
async function boxesOf(elements: Locator): Promise<{ y: number; height: number }[]> {
  return elements.evaluateAll((all) =>
    all.map((element) => {
      const { y, height } = element.getBoundingClientRect();
      return { y: Math.round(y), height: Math.round(height) };
    }),
  );
}

test("following a link shows at once that something is coming", async ({ page, tiktok }) => {
  await signIn(page);
  await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
  await page.getByRole("link", { name: "Videos" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Videos");
  await expect(page.getByText("Reading from TikTok")).toBeAttached();
  await expect(page.getByRole("link", { name: "Videos", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await expect(page.getByRole("link", { name: "Older videos" })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("refreshing asks TikTok anew and says when", async ({ page, tiktok }) => {
      await signIn(page);
      await expect(page.getByText("Read from TikTok just now")).toBeVisible();
      const reads = (await tiktok.requests("/v2/user/info/")).length;
      await page.reload();
      expect(await tiktok.requests("/v2/user/info/")).toHaveLength(reads);
      await tiktok.fault({ endpoint: "user_info", delayMs: 500 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect
        .poll(async () => (await tiktok.requests("/v2/user/info/")).length)
        .toBe(reads + 1);
      await expect(page.getByText("Read from TikTok just now")).toBeVisible();
      expect(new URL(page.url()).pathname).toBe("/dashboard");
    });

    test("a refresh during an outage keeps what is known", async ({ page, tiktok }) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "user_info", status: 503, times: 9 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByText("TikTok could not be read just now")).toBeVisible();
      await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what streams in stands between the heading and the footer, in the skeleton's place", async ({
    page,
    tiktok,
  }) => {
    await signIn(page);
    await tiktok.fault({ endpoint: "video_list", delayMs: 1_000 });
    await page.goto("/dashboard/videos");
    await expect(page.getByText("Reading from TikTok")).toBeHidden();
    const top = async (role: "heading" | "link" | "contentinfo", name: string) =>
      (await page.getByRole(role, { name, exact: true }).boundingBox())?.y ?? Number.NaN;
    const heading = await top("heading", "Videos");
    const older = await top("link", "Older videos");
    const footer = (await page.getByRole("contentinfo").boundingBox())?.y ?? Number.NaN;
    expect(heading).toBeLessThan(older);
    expect(older).toBeLessThan(footer);
  });

  for (const [how, delayMs] of [
    ["late", 1_000],
    ["at once", 0],
  ] as const) {
    test(`the profile that comes ${how} is whole`, async ({ page, tiktok }) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "user_info", delayMs });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByRole("link", { name: /View on TikTok/ })).toBeVisible();
      await expect(page.getByText("Verified by TikTok")).toBeVisible();
      const pieces = await page.locator('body > [hidden][id^="S:"]').count();
      expect(pieces).toBeLessThanOrEqual(1);
      if (delayMs > 0) expect(pieces).toBe(1);
    });

    test(`a page of videos that comes ${how} is whole`, async ({ page, tiktok }) => {
      await signIn(page);
      if (delayMs === 0) await page.goto("/dashboard/videos");
      else await tiktok.fault({ endpoint: "video_list", delayMs });
      await page.goto("/dashboard/videos");
      const inTheirList = page.locator("ul > li").filter({ has: page.locator("h2") });
      await expect(inTheirList).toHaveCount(12);
      // One piece, or none when it was there before the page was begun.
      const pieces = await page.locator('body > [hidden][id^="S:"]').count();
      expect(pieces).toBeLessThanOrEqual(1);
      if (delayMs > 0) expect(pieces).toBe(1);
      const [first, second] = await inTheirList.all();
      expect((await first?.boundingBox())?.y).toBe((await second?.boundingBox())?.y);
    });
  }
});
