import { signIn, signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { DASHBOARD_STATES } from "../support/states/dashboard";

test("the landing page is static: cacheable, without session or cookie", async ({ page, site }) => {
  await signIn(page);
  const response = await page.request.get(`${site.url}/`);
  expect(response.headers()["cache-control"]).toContain("s-maxage");
  expect(response.headers()["set-cookie"]).toBeUndefined();
});

test("the dashboard runs only scripts with this request's nonce", { tag: "@journey" }, async ({
  page,
}) => {
  await signIn(page);
  const first = await page.request.get("/dashboard");
  const second = await page.request.get("/dashboard");
  const [firstNonce, secondNonce] = [first, second].map((response) => {
    const policy = response.headers()["content-security-policy"] ?? "";
    return /'nonce-([^']+)'/.exec(policy)?.[1];
  });
  expect(firstNonce).toBeTruthy();
  expect(firstNonce).not.toBe(secondNonce);
  expect(first.headers()["content-security-policy"]).not.toContain(
    "script-src 'self' 'unsafe-inline'",
  );
  expect(await first.text()).toContain(`nonce="${firstNonce}"`);
  expect(first.headers()["cache-control"]).toContain("no-store");
  expect(first.headers()["set-cookie"]).toBeUndefined();
});

for (const [failure, fault, notice] of [
  ["down", { status: 503, body: "" }, "TikTok isn't answering"],
  [
    "refusing the access token",
    { status: 401, body: { error: { code: "access_token_invalid", message: "", log_id: "2026" } } },
    "TikTok is no longer sharing your data with this site",
  ],
] as const) {
  test(`with TikTok ${failure}, the dashboard shows what the session remembers`, {
    tag: failure === "down" ? "@journey" : [],
  }, async ({ page, tiktok }) => {
    await signInWithoutVisit(page);
    await tiktok.fault({ endpoint: "user_info", ...fault });
    await page.goto("/dashboard");
    await expect(page.getByText(notice)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
    await page.reload();
    await expect(page.getByText(notice)).toHaveCount(0);
    await expect(page.getByRole("link", { name: /View on TikTok/ })).toBeVisible();
  });
}

test("a failure in an HTTP 200 response is not cached", async ({ page, tiktok }) => {
  await signInWithoutVisit(page);
  const html = { status: 200, contentType: "text/html", body: "<html></html>" };
  await tiktok.fault({ endpoint: "user_info", ...html });
  await page.goto("/dashboard");
  await expect(page.getByText("TikTok sent an answer that this site could not use")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: /View on TikTok/ })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("a button pressed after the session expired leads to the login page", async ({
      page,
      context,
    }) => {
      await signIn(page);
      await context.clearCookies({ name: "authjs.session-token" });
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboard$/);
      await expect(page.getByRole("button", { name: "Continue with TikTok" })).toBeVisible();
    });
  });
}

const broken = DASHBOARD_STATES.find(({ name }) => name === "dashboard-broken");

test.describe("a page that fails to render", () => {
  test.use({ expectedProblems: broken?.expectedProblems ?? null });

  test("explains itself, and works again after pressing Try again", async ({ page, tiktok }) => {
    await broken?.open(page, tiktok, "");
    await expect(page.getByRole("main").getByRole("alert")).toContainText("This is not your fault");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("Followers", { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
  });
});
