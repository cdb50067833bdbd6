import { createHash } from "node:crypto";
import { agree, goToConsent, signIn } from "../support/consent";
import { expect, REFUSED_PICTURE, test } from "../support/fixtures";

const OPTIONAL = ["user.info.profile", "user.info.stats", "video.list"];

test("a creator signs in from the landing page, sees the dashboard, and signs out", {
  tag: "@journey-with-database",
}, async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page, { persona: "Creator" });
  await page.waitForURL("**/dashboard");
  const name = page.getByRole("heading", { level: 1 });
  await expect(name).not.toBeEmpty();
  await expect(page.getByText(/^@\w/)).toBeVisible();
  await expect(page.getByText("Verified by TikTok")).toBeVisible();
  await expect(page.getByRole("link", { name: /View on TikTok/ })).toHaveAttribute(
    "href",
    /^https:\/\/vm\.tiktok\.com\//,
  );
  const account = page.locator("dl").filter({ hasText: "Following" });
  for (const label of ["Followers", "Following", "Likes", "Videos"]) {
    await expect(account.getByText(label, { exact: true })).toBeVisible();
  }
  await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toContainText("B");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboard$/);
});

test("the browser has only the cookies that the privacy page describes", async ({
  page,
  context,
  keepsPeople,
}) => {
  const own = async () =>
    (await context.cookies()).filter(({ name }) => !name.startsWith("emulator_"));
  const names = async () => (await own()).map(({ name }) => name).sort();
  await goToConsent(page);
  const whileSigningIn = ["authjs.callback-url", "authjs.pkce.code_verifier", "authjs.state"];
  expect(await names()).toEqual(whileSigningIn);
  await agree(page);
  await page.waitForURL("**/dashboard");
  const kept = ["authjs.callback-url", "authjs.csrf-token"];
  expect(await names()).toEqual([...kept, "authjs.session-token", "finished"]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  expect(await names()).toEqual([
    ...kept,
    ...(keepsPeople ? [] : ["ended-sessions"]),
    ...["finished", "notice"],
  ]);
  for (const { name, expires } of await own()) {
    if (kept.includes(name)) expect(expires, name).toBe(-1);
  }
});

test("counts of zero are shown, an empty bio is not", async ({ page }) => {
  await signIn(page, { persona: "Newcomer" });
  for (const label of ["Followers", "Following", "Likes", "Videos"]) {
    const card = page
      .locator("div")
      .filter({ has: page.locator("dt").getByText(label, { exact: true }) });
    await expect(card.getByTitle("0", { exact: true }).last()).toBeVisible();
  }
  await expect(page.getByText("Verified by TikTok")).toHaveCount(0);
});

test("on the narrowest phone, a very long right-to-left name and the header stay on the page", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, { persona: "Long name" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    /\p{Script=Arabic}|\p{Script=Hebrew}/u,
  );
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  const signOut = await page.getByRole("button", { name: "Sign out" }).boundingBox();
  // One line of text, inside the page's margin.
  expect(signOut?.height).toBeLessThan(50);
  expect((signOut?.x ?? 0) + (signOut?.width ?? 0)).toBeLessThanOrEqual(300);
});

test.describe("with an expired picture", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("the avatar shows the initials", async ({ page }) => {
    const refused = page.waitForResponse((response) => response.url().includes("168x168"));
    await signIn(page, { persona: "Expired avatar" });
    expect((await refused).status()).toBe(403);
    const avatar = page.getByTestId("avatar");
    await expect(avatar).toHaveText("FP");
    const picture = avatar.locator("img");
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(0);
    // The broken picture must not cover the letters, so removing it must not change the screenshot.
    const withPicture = await avatar.screenshot();
    await picture.evaluate((image) => image.remove());
    expect(withPicture.equals(await avatar.screenshot())).toBe(true);
    await avatar.evaluate((element) => element.replaceChildren());
    expect(withPicture.equals(await avatar.screenshot())).toBe(false);
  });
});

test("a signed avatar URL is requested exactly as TikTok sent it", async ({ page, tiktok }) => {
  const avatar = page.waitForResponse((response) => response.url().includes("168x168"));
  await signIn(page);
  expect((await avatar).status()).toBe(200);
  const picture = page.getByTestId("avatar").locator("img");
  await expect(picture).toHaveAttribute("src", (await avatar).url());
  expect((await avatar).url()).toContain("%3D");
  expect((await avatar).url().startsWith(tiktok.url)).toBe(true);
});

test("an account that is not a sandbox target user stays at TikTok, and can go back", async ({
  page,
}) => {
  await goToConsent(page);
  await agree(page, { persona: "Not a target user" });
  await expect(page).toHaveURL(/error_type=non_sandbox_target/);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("counts and username that were not granted are absent, not zero", async ({ page, tiktok }) => {
  await signIn(page, { without: OPTIONAL });
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  await expect(page.getByText("Followers")).toHaveCount(0);
  await expect(page.getByText(/^@/)).toHaveCount(0);
  const session = await (await page.request.get("/api/auth/session")).json();
  expect(session.user.username).toBeNull();
  const requests = await tiktok.requests("/v2/user/info/");
  for (const request of requests) {
    expect(request.query.fields).not.toMatch(/username|count/);
    expect(request.status).toBe(200);
  }
});

test("sign-in returns to the page that was requested, with its query", { tag: "@journey" }, async ({
  page,
}) => {
  await page.goto("/dashboard?from=newsletter&x=a%20b%26c");
  await expect(page).toHaveURL(/\/login\?callbackUrl=/);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await agree(page);
  await page.waitForURL("**/dashboard?from=newsletter*");
  // Next may encode a space as a plus sign on the way, so compare the decoded values.
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({ from: "newsletter", x: "a b&c" });
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
});

test("TikTok skips the consent page for an account that has consented before", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await page.waitForURL("**/dashboard");
});

test("the login page redirects a signed-in visitor", async ({ page }) => {
  await signIn(page);
  await page.goto("/login?callbackUrl=%2Fdashboard%3Fa%3D1");
  await expect(page).toHaveURL(/\/dashboard\?a=1$/);
});

test("the consent request has the parameters TikTok expects, and no secret", async ({
  page,
  site,
  tiktok,
}) => {
  await goToConsent(page);
  const url = new URL(page.url());
  expect(url.pathname).toBe("/v2/auth/authorize/");
  expect(url.searchParams.get("client_key")).toBe(tiktok.clientKey);
  expect(url.searchParams.get("response_type")).toBe("code");
  expect(url.searchParams.get("redirect_uri")).toBe(`${site.url}/api/auth/callback/tiktok`);
  expect(url.searchParams.get("scope")).toBe(`user.info.basic,${OPTIONAL.join(",")}`);
  expect(url.searchParams.get("state")).toBeTruthy();
  expect(url.searchParams.get("code_challenge_method")).toBe("S256");
  expect(url.searchParams.get("code_challenge")).toMatch(/^[0-9a-f]{64}$/);
  expect(url.href).not.toContain(tiktok.clientSecret);
  await agree(page);
  await page.waitForURL("**/dashboard");
  const [exchange] = await tiktok.requests("/v2/oauth/token/");
  const verifier = exchange?.form?.code_verifier ?? "";
  const challenge = createHash("sha256").update(verifier).digest("hex");
  expect(challenge).toBe(url.searchParams.get("code_challenge"));
  expect(exchange?.form).toMatchObject({
    client_key: tiktok.clientKey,
    redirect_uri: url.searchParams.get("redirect_uri"),
  });
  expect(exchange?.form).not.toHaveProperty("client_id");
});

for (const [caller, headers] of [
  ["a hand-written form", {}],
  ["Auth.js's client library", { "X-Auth-Return-Redirect": "1" }],
] as const) {
  test(`a sign-in started by ${caller} has its challenge in hex`, async ({ page, site }) => {
    const { csrfToken } = await (await page.request.get(`${site.url}/api/auth/csrf`)).json();
    const response = await page.request.post(`${site.url}/api/auth/signin/tiktok`, {
      form: { csrfToken, callbackUrl: "/dashboard/settings" },
      headers,
      maxRedirects: 0,
    });
    const isJson = response.headers()["content-type"]?.includes("json") ?? false;
    const url = isJson ? (await response.json()).url : response.headers().location;
    expect(new URL(url).searchParams.get("code_challenge")).toMatch(/^[0-9a-f]{64}$/);
    await page.goto(url);
    await agree(page);
    await page.waitForURL("**/dashboard/settings");
  });
}
