import { agree, signIn } from "../support/consent";
import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";

const PATH = "/dashboard/videos";

test("videos are shown with covers, newest first, down to the last page", async ({ page }) => {
  await signIn(page);
  await page.getByRole("link", { name: "Videos" }).click();
  await page.waitForURL(`**${PATH}`);
  const main = page.getByRole("main");
  const titles = main.getByRole("heading", { level: 2 });
  const seen = new Set<string>();
  for (let pages = 0; pages < 6; pages++) {
    await expect(titles).not.toHaveCount(0);
    for (const link of await titles.getByRole("link").all()) {
      seen.add((await link.getAttribute("href")) ?? "");
    }
    const older = page.getByRole("link", { name: "Older videos" });
    if ((await older.count()) === 0) break;
    const first = await titles.first().getByRole("link").getAttribute("href");
    await older.click();
    await expect(titles.first().getByRole("link")).not.toHaveAttribute("href", first ?? "");
  }
  expect(seen.size).toBe(46);
  for (const href of seen)
    expect(href).toMatch(/^https:\/\/www\.tiktok\.com\/@paperboats\/video\/\d+\?/);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(titles).toHaveCount(12);
  await expect(titles.first()).toHaveText("Boat 14 meets the storm drain");
  await expect(titles.filter({ hasText: "Untitled video" }).first()).toBeVisible();
});

test("a video shows its date, duration and counts", async ({ page }) => {
  await signIn(page);
  await page.goto(PATH);
  const video = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({
      has: page.getByRole("heading", { name: "Boat 14 meets the storm drain" }),
    });
  const first = video.first();
  await expect(first).toContainText("Nov 20, 2026");
  await expect(first).toContainText("Duration 0:09");
  for (const [short, whole] of [
    ["805.8M", "805,843,627 views"],
    ["89.5M", "89,538,181 likes"],
    ["3.4M", "3,357,682 comments"],
    ["2M", "1,965,472 shares"],
  ] as const) {
    await expect(first.getByTitle(whole)).toContainText(short);
    await expect(first.getByTitle(whole)).toContainText(whole);
  }
});

test.describe("in a German browser", () => {
  test.use({ locale: "de-DE" });

  test("numbers and dates have German formats", async ({ page }) => {
    await signIn(page);
    await expect(page.getByTitle("2.417.530.882")).toContainText(/^2,4\sMrd\./);
    await page.goto(PATH);
    await expect(page.getByText("20.11.2026")).toBeVisible();
  });
});

test("the views are a chart, and a list for screen readers", async ({ page }) => {
  await signIn(page);
  await page.goto(PATH);
  const chart = page.getByRole("figure", { name: /Views per video/ });
  await expect(chart.locator("rect")).toHaveCount(12);
  await expect(chart.getByRole("listitem")).toHaveCount(12);
  await expect(chart.getByRole("listitem").last()).toHaveText(/^Boat 14 meets .*: [\d,]+ views$/);
});

test.describe("with covers that expire", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("refreshing replaces covers that have expired", async ({ page, tiktok }) => {
    await tiktok.configure({ coverSeconds: 2 });
    await signIn(page);
    await page.goto(PATH);
    await page.waitForTimeout(2_500);
    await tiktok.configure({ coverSeconds: 600 });
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => tiktok.requests("/v2/video/list/")).toHaveLength(2);
    const cover = page.locator("main li img").first();
    await expect
      .poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
  });

  test("videos are shown without covers that do not load", async ({ page, tiktok }) => {
    await signIn(page);
    await page.goto(PATH);
    await tiktok.act("expire-pictures");
    await page.reload();
    await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(12);
  });
});

test("a newcomer sees that there are no videos yet", async ({ page }) => {
  await signIn(page, { persona: "Newcomer" });
  await page.goto(PATH);
  await expect(page.getByText("No public videos yet")).toBeVisible();
  await expect(page.getByRole("figure")).toHaveCount(0);
});

test("without the scope, the page asks for it and then shows the videos", async ({ page }) => {
  await signIn(page, { without: ["video.list"] });
  await page.goto(PATH);
  await expect(page.getByText("Grant access to add your public videos.")).toBeVisible();
  await page.getByRole("button", { name: "Grant access" }).click();
  await agree(page);
  await page.waitForURL(`**${PATH}*`);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(12);
});

test("the page does not exist when the app does not request the scope", async ({
  page,
  emulator,
  launchSite,
}) => {
  const basicSite = await launchSite({ ...emulatorEnv(emulator), TIKTOK_SCOPES: "" });
  await page.goto(`${basicSite.url}/login?callbackUrl=${PATH}`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL(`${basicSite.url}${PATH}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  await page.goto(`${basicSite.url}/dashboard`);
  await expect(page.getByRole("link", { name: "Videos" })).toHaveCount(0);
});

test("when TikTok is down, the page explains it and works again after a reload", async ({
  page,
  tiktok,
}) => {
  await signIn(page);
  await tiktok.fault({ endpoint: "video_list", status: 503, body: "" });
  await page.goto(PATH);
  await expect(page.getByText("TikTok isn't answering")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(12);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("paging works", async ({ page }) => {
    await signIn(page);
    await page.getByRole("link", { name: "Videos" }).click();
    await page.getByRole("link", { name: "Older videos" }).click();
    await expect(page).toHaveURL(/cursor=\d+/);
    await expect(page.getByRole("link", { name: "Newest" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(12);
  });
});
