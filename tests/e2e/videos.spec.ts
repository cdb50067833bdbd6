import { site } from "../../lib/site";
import { agree, signIn, signInWithoutVisit } from "../support/consent";
import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";
import { failThirdCall } from "../support/states/videos";

const PATH = "/dashboard/videos";

test("every video is found on numbered pages, newest first, each with its cursor", async ({
  page,
}) => {
  await signIn(page);
  await page.getByRole("link", { name: "Videos" }).click();
  const videos = page
    .getByRole("main")
    .getByRole("link")
    .filter({ has: page.locator("h2") });
  const next = page.getByRole("link", { name: "Next", exact: true });
  const seen = new Set<string>();
  for (const [number, range] of ["1–12", "13–24", "25–36", "37–46"].entries()) {
    await expect(page.getByText(`${range} of 46`)).toBeVisible();
    await expect(page).toHaveTitle(
      number === 0 ? `Videos · ${site.name}` : `Videos, page ${number + 1} · ${site.name}`,
    );
    for (const link of await videos.all()) seen.add((await link.getAttribute("href")) ?? "");
    if (number === 3) break;
    await next.click();
    await expect(page).toHaveURL(new RegExp(`page=${number + 2}&cursor=\\d+$`));
  }
  await expect(next).toHaveCount(0);
  expect(seen.size).toBe(46);
  for (const href of seen)
    expect(href).toMatch(/^https:\/\/www\.tiktok\.com\/@paperboats\/video\/\d+\?/);
  await page.getByRole("link", { name: "Page 3" }).click();
  await expect(page.getByText("25–36 of 46")).toBeVisible();
  await expect(page.getByText("Untitled video").first()).toBeVisible();
  await page.getByRole("link", { name: "Page 1" }).click();
  await expect(page.getByText("1–12 of 46")).toBeVisible();
  await expect(videos.first()).toHaveAccessibleName("Boat 14 meets the storm drain");
  await page.goto(`${PATH}?page=99`);
  await expect(page.getByText("37–46 of 46")).toBeVisible();
  await expect(page).toHaveTitle(`Videos, page 4 · ${site.name}`);
});

test("videos are sorted by their numbers, also those that were read before TikTok failed", async ({
  page,
  tiktok,
}) => {
  await signIn(page);
  await page.goto(PATH);
  await failThirdCall(tiktok);
  const byViews = page.getByRole("link", { name: "Views", exact: true });
  await byViews.click();
  const partly = "Most viewed of the newest 40 videos that could be read";
  await expect(page.getByText(partly)).toBeVisible();
  await expect(page.getByRole("main").getByText("TikTok isn't answering")).toBeVisible();
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("Most viewed of all your 46 public videos")).toBeVisible();
  await expect(byViews).toHaveAttribute("aria-current", "true");
  const shown: number[] = [];
  for (const title of await page
    .getByRole("main")
    .getByTitle(/ views?$/)
    .all())
    shown.push(Number((await title.getAttribute("title"))?.replace(/\D/g, "")));
  expect(shown).toHaveLength(12);
  expect(shown).toEqual(shown.toSorted((a, b) => b - a));
  await page.getByRole("link", { name: "Next", exact: true }).click();
  await expect(page).toHaveTitle(`Videos by views, page 2 · ${site.name}`);
  await expect(page.getByText("13–24 of 46")).toBeVisible();
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

test.describe("in a British browser", () => {
  test.use({ locale: "en-GB" });

  test("numbers and dates have British formats", async ({ page }) => {
    await signIn(page);
    await page.goto(PATH);
    await expect(page.getByText("20 Nov 2026")).toBeVisible();
    await expect(page.getByTitle("805,843,627 views").first()).toContainText("805.8m");
  });
});

test.describe("with covers that expire", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("refreshing replaces covers that have expired", async ({ page, tiktok }) => {
    await tiktok.configure({ coverSeconds: 2 });
    await signInWithoutVisit(page);
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
    await signInWithoutVisit(page);
    // The site reads the videos, and the browser has none of their covers yet.
    await page.request.get(PATH);
    await tiktok.act("expire-pictures");
    await page.goto(PATH);
    const videos = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: page.locator("h2") });
    await expect(videos).toHaveCount(12);
    const cover = videos.first().locator("img");
    expect(await cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0);
  });
});

test("a newcomer sees that there are no videos yet", async ({ page }) => {
  await signIn(page, { persona: "Newcomer" });
  await page.goto(PATH);
  await expect(page.getByText("No public videos yet")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Sort by" })).toHaveCount(0);
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

test("the page does not exist when the app does not request the scope @cookie", async ({
  page,
  emulator,
  launchSite,
}) => {
  const basicSite = await launchSite({
    ...emulatorEnv(emulator),
    TIKTOK_SCOPES: "user.info.basic",
  });
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
  await signInWithoutVisit(page);
  await tiktok.fault({ endpoint: "video_list", status: 503, body: "" });
  await page.goto(PATH);
  await expect(page.getByRole("main").getByText("TikTok isn't answering")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveCount(12);
});
