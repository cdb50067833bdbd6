import type { Locator, Page } from "@playwright/test";
import { signIn, signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { expectLive } from "../support/grant-life";
import { HELD_MS, PATIENT } from "../support/timeouts";

test.use({ timeouts: PATIENT });

/** A narrow phone, a usual one, and a laptop. The usual phone is tall enough to show the footer of a short page. */
const SCREENS = [
  { width: 320, height: 640 },
  { width: 390, height: 1_000 },
  { width: 1_280, height: 720 },
];

for (const screen of SCREENS) {
  test.describe(`on a screen of ${screen.width} pixels`, () => {
    test.use({ viewport: screen });

    test("the name is shown before TikTok answers, and nothing moves when it does", async ({
      page,
      tiktok,
    }) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "user_info", delayMs: HELD_MS });
      await watchShifts(page);
      await page.goto("/dashboard", { waitUntil: "commit" });
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Paper Boats");
      await expect(page.getByText("Loading your")).toBeAttached();
      await expect(page.getByText("Followers", { exact: true })).toHaveCount(0);
      const placeholders = await boxesOf(page.locator("[data-skeleton] > :not(.sr-only)"));
      await tiktok.endFaults();
      await expect(page.getByText("Followers", { exact: true })).toBeVisible();
      await expect(page.getByText("Loading your")).toHaveCount(0);
      const connection = page.getByRole("region", { name: "Connection to TikTok" });
      const about = sectionOf(page, "About");
      const videos = sectionOf(page, "Your last 12 videos");
      const figures = page.locator("main dl").filter({ hasText: "Engagement rate" });
      const content = await boxesOf(about.or(connection).or(videos).or(figures));
      expect(content).toEqual(placeholders.slice(0, 4));
      expect(await shiftsOf(page)).toBe(0);
    });

    test("videos take exactly the place of their skeleton", async ({ page, tiktok }) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: HELD_MS });
      await watchShifts(page);
      await page.goto("/dashboard/videos", { waitUntil: "commit" });
      await expect(page.getByText("Loading your")).toBeAttached();
      const placeholders = await boxesOf(page.locator("[data-skeleton] > :not(.sr-only)"));
      await tiktok.endFaults();
      const totals = page.getByRole("region", { name: "Totals" });
      await expect(totals).toBeVisible();
      const connection = page.getByRole("region", { name: "Connection to TikTok" });
      const order = page.getByRole("navigation", { name: "Sort by" }).locator("..");
      const grid = page.locator("main ul").filter({ has: page.getByRole("heading") });
      const content = connection.or(totals).or(order).or(grid);
      expect(await boxesOf(content)).toEqual(placeholders);
      expect(await shiftsOf(page)).toBe(0);
    });
  });
}

function sectionOf(page: Page, heading: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: heading }) });
}

/** Records the layout shifts of every page opened from now on. */
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

/** The top and height of elements, in whole pixels. */
async function boxesOf(elements: Locator): Promise<{ y: number; height: number }[]> {
  return elements.evaluateAll((all) =>
    all.map((element) => {
      const { y, height } = element.getBoundingClientRect();
      return { y: Math.round(y), height: Math.round(height) };
    }),
  );
}

test("following a link shows the skeleton at once", async ({ page, tiktok }) => {
  await signInWithoutVisit(page);
  await page.goto("/dashboard/settings");
  await tiktok.fault({ endpoint: "video_list", delayMs: HELD_MS });
  await page.getByRole("link", { name: "Videos" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Videos");
  await expect(page.getByText("Loading your")).toBeAttached();
  await expect(page.getByRole("link", { name: "Videos", exact: true })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await tiktok.endFaults();
  await expect(page.getByRole("link", { name: "Next", exact: true })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("refreshing reads TikTok again and shows when", async ({ page, tiktok }) => {
      await signIn(page);
      await expect(page.getByText("Updated from TikTok just now").first()).toBeVisible();
      const reads = (await tiktok.requests("/v2/user/info/")).length;
      await page.reload();
      expect(await tiktok.requests("/v2/user/info/")).toHaveLength(reads);
      await tiktok.fault({ endpoint: "user_info", delayMs: 500 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect
        .poll(async () => (await tiktok.requests("/v2/user/info/")).length)
        .toBe(reads + 1);
      await expect(page.getByText("Updated from TikTok just now").first()).toBeVisible();
      expect(new URL(page.url()).pathname).toBe("/dashboard");
    });

    test("a refresh during an outage keeps what was on the screen", async ({ page, tiktok }) => {
      await signIn(page);
      const headers = { "retry-after": "30" };
      await tiktok.fault({ endpoint: "user_info", status: 429, headers, body: {}, times: 1 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByText("Try again in 30 seconds.").first()).toBeVisible();
      await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
      await expectLive(page);
      await page.goto("/dashboard/videos");
      // Not in main: what is slow stands after it without JavaScript.
      const videos = page.getByRole("heading", { level: 2 });
      await expect(videos).toHaveCount(12);
      await tiktok.fault({ endpoint: "video_list", status: 503, body: "", times: 1 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByText("TikTok isn't answering").first()).toContainText(
        "Showing your videos from",
      );
      await expect(videos).toHaveCount(12);
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByText("Updated from TikTok just now").first()).toBeVisible();
      await expect(videos).toHaveCount(12);
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("streamed content is between the heading and the footer, and the skeleton is hidden", async ({
    page,
    tiktok,
  }) => {
    await signInWithoutVisit(page);
    await tiktok.fault({ endpoint: "video_list", delayMs: 1_000 });
    await page.goto("/dashboard/videos");
    await expect(page.getByText("Loading your")).toBeHidden();
    const top = async (role: "heading" | "link" | "contentinfo", name: string) =>
      (await page.getByRole(role, { name, exact: true }).boundingBox())?.y ?? Number.NaN;
    const heading = await top("heading", "Videos");
    const next = await top("link", "Next");
    const footer = (await page.getByRole("contentinfo").boundingBox())?.y ?? Number.NaN;
    expect(heading).toBeLessThan(next);
    expect(next).toBeLessThan(footer);
  });

  for (const [when, delayMs] of [
    ["late", 1_000],
    ["at once", 0],
  ] as const) {
    test(`a profile that arrives ${when} is complete`, async ({ page, tiktok }) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "user_info", delayMs });
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByRole("link", { name: /View on TikTok/ })).toBeVisible();
      await expect(page.getByText("Verified by TikTok")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      // The comparison with older videos may come in a piece of its own.
      const streamed = page
        .locator('body > [hidden][id^="S:"]')
        .filter({ hasNotText: /^Against the/ });
      const pieces = await streamed.filter({ visible: true }).count();
      expect(pieces).toBeLessThanOrEqual(1);
      if (delayMs > 0) expect(pieces).toBe(1);
    });

    test(`a page of videos that arrives ${when} is complete`, async ({ page, tiktok }) => {
      await signInWithoutVisit(page);
      if (delayMs === 0) await page.goto("/dashboard/videos");
      else await tiktok.fault({ endpoint: "video_list", delayMs });
      await page.goto("/dashboard/videos");
      const listItems = page.locator("ul > li").filter({ has: page.locator("h2") });
      await expect(listItems).toHaveCount(12);
      // One streamed piece, or none if the data was there before the page was rendered.
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const streamed = page.locator('body > [hidden][id^="S:"]');
      const pieces = await streamed.filter({ visible: true }).count();
      expect(pieces).toBeLessThanOrEqual(1);
      if (delayMs > 0) expect(pieces).toBe(1);
      const [first, second] = await listItems.all();
      expect((await first?.boundingBox())?.y).toBe((await second?.boundingBox())?.y);
    });
  }
});
