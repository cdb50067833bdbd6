import type { Locator, Page } from "@playwright/test";
import { signIn, signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { expectLive } from "../support/grant-life";
import { showSlowContent } from "../support/slow-content";
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
      const placeholders = await boxesOf(page.locator("[data-skeleton] > div > *"));
      await tiktok.endFaults();
      await expect(page.getByText("Followers", { exact: true })).toBeVisible();
      await expect(page.getByText("Loading your")).toHaveCount(0);
      const videos = sectionOf(page, "Your last 12 videos");
      const figures = page.locator("main dl").filter({ hasText: "Engagement rate" });
      const content = await boxesOf(videos.or(figures));
      expect(content).toEqual(placeholders.slice(0, 2));
      expect(await shiftsOf(page)).toEqual([]);
    });

    test("videos take exactly the place of their skeleton", async ({ page, tiktok }) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: HELD_MS });
      await watchShifts(page);
      await page.goto("/dashboard/videos", { waitUntil: "commit" });
      await expect(page.getByText("Loading your")).toBeAttached();
      const placeholders = await boxesOf(page.locator("[data-skeleton] > div > *"));
      await tiktok.endFaults();
      const totals = page.getByRole("region", { name: "Totals" });
      await expect(totals).toBeVisible();
      const order = page.getByRole("navigation", { name: "Sort by" }).locator("..");
      const grid = page.locator("main ul").filter({ has: page.getByRole("heading") });
      const content = totals.or(order).or(grid);
      expect(await boxesOf(content)).toEqual(placeholders);
      expect(await shiftsOf(page)).toEqual([]);
    });
  });
}

function sectionOf(page: Page, heading: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: heading }) });
}

interface Shift {
  sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/** Records the layout shifts of every page opened from now on. */
async function watchShifts(page: Page): Promise<void> {
  // Brings the font into the browser's cache. On a busy machine it would come after the text, and wrap some lines anew.
  await page.goto("/terms");
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    const where = ({ y, height }: DOMRectReadOnly) => `${Math.round(y)}+${Math.round(height)}`;
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as unknown as Shift[])
        for (const { node, previousRect, currentRect } of sources)
          shifts.push(`${node?.textContent}: ${where(previousRect)} to ${where(currentRect)}`);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** What has moved, from which position and height to which. */
const shiftsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);

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
  // A page that reads nothing from TikTok.
  await page.goto("/dashboard/settings/disconnect");
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

test("a refresh keeps the page as it is until TikTok has answered", async ({ page, tiktok }) => {
  await signIn(page);
  // Now everything comes from memory.
  await page.reload();
  const content = page.getByText("Engagement rate").first();
  await expect(content).toBeVisible();
  await tiktok.fault({ endpoint: "user_info", delayMs: HELD_MS });
  const refresh = page.getByRole("button", { name: "Refresh" });
  await refresh.click();
  await expect(refresh).toHaveAttribute("aria-busy", "true");
  await page.waitForTimeout(500);
  await expect(page.locator("[data-skeleton]")).toHaveCount(0);
  await expect(content).toBeVisible();
  await tiktok.endFaults();
  await expect(refresh).not.toHaveAttribute("aria-busy", "true");
  await expect(content).toBeVisible();
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
      await showSlowContent(page);
      await expect(page.getByText("Updated from TikTok just now")).toBeVisible();
      expect(new URL(page.url()).pathname).toBe("/dashboard");
    });

    test("a refresh during an outage keeps what was on the screen", async ({ page, tiktok }) => {
      const refresh = async () => {
        await page.getByRole("button", { name: "Refresh" }).click();
        await showSlowContent(page);
      };
      await signIn(page);
      const headers = { "retry-after": "30" };
      await tiktok.fault({ endpoint: "user_info", status: 429, headers, body: {}, times: 9 });
      await refresh();
      await expect(page.getByText("Try again in 30 seconds.")).toBeVisible();
      await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
      await expectLive(page);
      await tiktok.endFaults();
      await page.goto("/dashboard/videos");
      await showSlowContent(page);
      const videos = page.getByRole("main").getByRole("heading", { level: 2 });
      await expect(videos).toHaveCount(12);
      await tiktok.fault({ endpoint: "video_list", status: 503, body: "", times: 9 });
      await refresh();
      await expect(page.getByText("TikTok isn't answering")).toContainText(
        "Showing your videos from",
      );
      await expect(videos).toHaveCount(12);
      await tiktok.endFaults();
      await refresh();
      await expect(page.getByText("Updated from TikTok just now")).toBeVisible();
      await expect(videos).toHaveCount(12);
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what is slow is shown by a link that loads the page again", async ({ page, tiktok }) => {
    await signInWithoutVisit(page);
    await tiktok.fault({ endpoint: "video_list", delayMs: 1_000, times: 1 });
    await page.goto("/dashboard/videos?sort=views");
    await expect(page.getByText("Loading your")).toBeVisible();
    await expect(page.locator("[data-skeleton] > div")).toBeHidden();
    const videos = page.locator("ul > li").filter({ has: page.locator("h2") });
    await expect(videos.filter({ visible: true })).toHaveCount(0);
    await showSlowContent(page);
    await expect(videos).toHaveCount(12);
    await expect(page).toHaveURL(/\/dashboard\/videos\?sort=views$/);
  });

  for (const [path, name] of [
    ["/dashboard", "dashboard"],
    ["/dashboard/videos", "page of videos"],
  ] as const) {
    test(`a ${name} that is in memory is complete, in its place`, async ({ page }) => {
      await signInWithoutVisit(page);
      await page.goto(path);
      await page.goto(path);
      await expect(page.getByText("Updated from TikTok")).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      await expect(page.locator("[data-skeleton]")).toHaveCount(0);
      await expect(page.locator('body > [hidden][id^="S:"]')).toHaveCount(0);
    });
  }
});
