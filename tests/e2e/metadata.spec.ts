import { existsSync } from "node:fs";
import { site as texts } from "../../lib/site";
import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";

const PUBLIC_PAGES = ["/", "/login", "/privacy", "/terms"];

for (const path of PUBLIC_PAGES) {
  test(`${path} has metadata for search engines and link previews`, async ({ page, site }) => {
    await page.goto(path);
    const content = (name: string) =>
      page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute("content");
    expect(await page.title()).toContain(texts.name);
    expect((await content("description"))?.length).toBeGreaterThan(40);
    expect(await content("og:title")).toBe(await page.title());
    expect(await content("og:description")).toBe(await content("description"));
    const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
    expect(new URL(canonical ?? "").pathname).toBe(path);
    expect(new URL((await content("og:url")) ?? "").pathname).toBe(path);
    await expect(page.locator('meta[name="theme-color"]')).toHaveCount(2);
    const picture = new URL((await content("og:image")) ?? "");
    const response = await page.request.get(`${site.url}${picture.pathname}${picture.search}`);
    expect(response.headers()["content-type"]).toBe("image/png");
    const size = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, picture.pathname);
    expect(size).toEqual([1200, 630]);
  });
}

test("every public page has a title of its own", async ({ page }) => {
  const titles = new Set<string>();
  for (const path of PUBLIC_PAGES) {
    await page.goto(path);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(PUBLIC_PAGES.length);
});

test("search engines may index the public pages and none of the protected ones", async ({
  page,
  request,
  baseURL,
}) => {
  const sitemap = await (await request.get(`${baseURL}/sitemap.xml`)).text();
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url));
  expect(listed.map(({ pathname }) => pathname)).toEqual(PUBLIC_PAGES);
  const robots = await (await request.get(`${baseURL}/robots.txt`)).text();
  expect(robots).toContain("Disallow: /dashboard");
  expect(robots).toMatch(/^Sitemap: https?:\/\/\S+\/sitemap\.xml$/m);
  await signIn(page);
  for (const path of ["/dashboard", "/dashboard/videos", "/dashboard/settings"]) {
    await page.goto(path);
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  }
});

test("the demo is static, needs no session, and is in no index", async ({ page }) => {
  test.skip(!existsSync("app/demo"), "deleted from this clone");
  const response = await page.goto("/demo");
  expect(response?.headers()["cache-control"]).toContain("s-maxage");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.getByRole("complementary", { name: "Demo" })).toContainText("invented");
});

test("addresses for search engines and link previews use AUTH_URL", async ({
  emulator,
  request,
  launchSite,
}) => {
  const origin = "https://site.example";
  const site = await launchSite({ ...emulatorEnv(emulator), AUTH_URL: origin });
  const read = async (path: string) => (await request.get(`${site.url}${path}`)).text();
  // Not a static page: those have the address that was known when they were built.
  const login = await read("/login");
  expect(login).toContain(`<link rel="canonical" href="${origin}/login"/>`);
  expect(login).toContain(`<meta property="og:image" content="${origin}/opengraph-image`);
  expect(await read("/sitemap.xml")).toContain(`<loc>${origin}/login</loc>`);
  expect(await read("/robots.txt")).toContain(`Sitemap: ${origin}/sitemap.xml`);
});

test("the manifest has the name of the site, and its icons load", async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto("/");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(`${baseURL}${href}`)).json();
  expect(manifest.name).toBe(texts.name);
  for (const { src, type, sizes } of manifest.icons) {
    expect((await request.get(`${baseURL}${src}`)).headers()["content-type"]).toBe(type);
    const side = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image.naturalWidth;
    }, src);
    if (sizes !== "any") expect(sizes).toBe(`${side}x${side}`);
  }
  expect((await request.get(`${baseURL}/favicon.ico`)).headers()["content-type"]).toBe(
    "image/x-icon",
  );
  for (const rel of ["icon", "apple-touch-icon"]) {
    const icon = await page.locator(`link[rel="${rel}"]`).first().getAttribute("href");
    expect((await request.get(`${baseURL}${icon}`)).headers()["content-type"]).toMatch(/^image\//);
  }
});
