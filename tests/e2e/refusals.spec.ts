import type { Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import type { Grant } from "@/lib/session/grant";
import { agree, callbackAfterConsent, cancel, goToConsent, signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { TEST_AUTH_SECRET } from "../support/servers";

const WANTED = "/dashboard?tab=likes";

/** The person is told what happened, and the next try leads to the page they first wanted. */
async function expectProblem(page: Page, title: string): Promise<void> {
  await expect(page).toHaveURL(/\/login\?error=/);
  const alert = page.getByRole("alert").filter({ hasText: /\w/ });
  await expect(alert.getByRole("heading", { level: 2 })).toHaveText(title);
  await expect(alert.getByRole("paragraph").first()).not.toBeEmpty();
  await expect(page.locator('input[name="callbackUrl"]')).toHaveValue(WANTED);
}

for (const denialWithState of [true, false]) {
  const kind = denialWithState ? "with" : "without";
  test(`cancelling at consent, ${kind} state in TikTok's answer`, async ({
    page,
    site,
    tiktok,
  }) => {
    await tiktok.configure({ denialWithState });
    await goToConsent(page, WANTED);
    await cancel(page);
    await expectProblem(page, "You cancelled");
    await expect
      .poll(site.log)
      .toContain("[tiktok] TikTokError: authorize access_denied: access_denied");
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await agree(page);
    await page.waitForURL(`**${WANTED}`);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  });
}

test("an altered state", async ({ page }) => {
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  callback.searchParams.set("state", `${callback.searchParams.get("state")?.slice(0, -6)}AAAAAA`);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
});

test("a callback without state", async ({ page }) => {
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  callback.searchParams.delete("state");
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
});

test("a callback without a code", async ({ page }) => {
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  callback.searchParams.delete("code");
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
});

for (const cookie of ["authjs.state", "authjs.pkce.code_verifier"]) {
  test(`a lost ${cookie} cookie`, async ({ page, context }) => {
    await goToConsent(page, WANTED);
    const callback = await callbackAfterConsent(page);
    await context.clearCookies({ name: cookie });
    await page.goto(callback.href);
    await expectProblem(page, "This sign-in could not be completed");
  });
}

test("a callback started in another browser", async ({ page, browser, site }) => {
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  const stranger = await browser.newPage({ baseURL: site.url });
  await stranger.goto(callback.href);
  await expect(stranger.getByRole("heading", { level: 2 })).toHaveText(
    "This sign-in could not be completed",
  );
  await stranger.goto("/dashboard");
  await expect(stranger).toHaveURL(/\/login/);
  await stranger.close();
});

test("a callback replayed after it worked keeps the session", async ({ page }) => {
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  await page.goto(callback.href);
  await page.waitForURL(`**${WANTED}`);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
  await expect(page.getByText(/You are still signed in as/)).toBeVisible();
  await page.getByRole("link", { name: "Go back" }).click();
  await page.waitForURL(`**${WANTED}`);
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
});

test("a code used twice within one sign-in", async ({ page, context }) => {
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  const checks = await context.cookies();
  await page.goto(callback.href);
  await page.waitForURL(`**${WANTED}`);
  await context.clearCookies();
  await context.addCookies(checks);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in took too long");
});

test("an expired code", async ({ page, site, tiktok }) => {
  await tiktok.configure({ codeSeconds: 1 });
  await goToConsent(page, WANTED);
  const callback = await callbackAfterConsent(page);
  await page.waitForTimeout(1_500);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in took too long");
  await expect
    .poll(site.log)
    .toMatch(/token invalid_grant: .*expired.* \(HTTP 200, log_id \w{34}\)/);
});

test("a wrong secret", async ({ page, site, tiktok }) => {
  await tiktok.configure({ clientSecret: "another-secret-than-the-site-has-0123" });
  await goToConsent(page, WANTED);
  await agree(page);
  await expectProblem(page, "TikTok does not recognise this site");
  await page.getByText("For the developer").click();
  await expect(page.getByText(/AUTH_TIKTOK_SECRET must come from the same/)).toBeVisible();
  await expect
    .poll(site.log)
    .toMatch(
      /token invalid_client: Client key or secret is incorrect\. \(HTTP 200, log_id \w{34}\)/,
    );
});

test("a wrong secret, answered with status 400", async ({ page, tiktok }) => {
  await tiktok.configure({
    clientSecret: "another-secret-than-the-site-has-0123",
    tokenErrorStatus: 400,
  });
  await goToConsent(page, WANTED);
  await agree(page);
  await expectProblem(page, "TikTok does not recognise this site");
});

test("an account that is no sandbox target, when TikTok does send it back", async ({
  page,
  site,
}) => {
  await goToConsent(page, WANTED);
  const state = new URL(page.url()).searchParams.get("state") ?? "";
  const refusal = { error: "access_denied", error_type: "non_sandbox_target", state };
  await page.goto(`/api/auth/callback/tiktok?${new URLSearchParams(refusal)}`);
  await expectProblem(page, "This TikTok account cannot sign in here yet");
  await expect.poll(site.log).toContain("[tiktok] TikTokError: authorize non_sandbox_target");
});

test("another redirect URI at the token exchange than at the consent page", async ({
  page,
  site,
  tiktok,
}) => {
  await goToConsent(page, WANTED);
  const elsewhere = page.locator('input[name="request.redirect_uri"]');
  await elsewhere.evaluate((input: HTMLInputElement) => {
    input.value = input.value.replace("localhost", "127.0.0.1");
  });
  const callback = await callbackAfterConsent(page);
  expect(callback.hostname).toBe("127.0.0.1");
  await page.goto(`${site.url}${callback.pathname}${callback.search}`);
  await expectProblem(page, "TikTok does not recognise this site's address");
  expect((await tiktok.requests("/v2/oauth/token/")).at(-1)?.error).toBe("invalid_request");
});

const TOKEN_FAULTS: [string, Record<string, unknown>, string][] = [
  [
    "TikTok down",
    { status: 503, body: { error: "temporarily_unavailable" } },
    "TikTok is not answering",
  ],
  [
    "TikTok down with a page of HTML",
    { status: 502, contentType: "text/html", body: "<html><h1>Bad gateway</h1></html>" },
    "TikTok is not answering",
  ],
  [
    "HTML instead of tokens",
    { status: 200, contentType: "text/html", body: "<html><h1>Hello</h1></html>" },
    "We could not read TikTok's answer",
  ],
  ["an answer without tokens", { status: 200, body: {} }, "We could not read TikTok's answer"],
  [
    "an answer without open_id",
    {
      status: 200,
      body: {
        access_token: "act.x",
        expires_in: 7200,
        refresh_token: "rft.x",
        refresh_expires_in: 15552000,
        scope: "user.info.basic",
        token_type: "Bearer",
      },
    },
    "TikTok did not say who you are",
  ],
];

for (const [name, fault, title] of TOKEN_FAULTS) {
  test(`token endpoint: ${name}`, async ({ page, tiktok }) => {
    await tiktok.fault({ endpoint: "token", ...fault });
    await goToConsent(page, WANTED);
    await agree(page);
    await expectProblem(page, title);
  });
}

const refused = (code: string) => ({
  data: {},
  error: { code, message: "Refused.", log_id: "2026112300000000000000000000000002" },
});

const PROFILE_FAULTS: [string, Record<string, unknown>, string][] = [
  [
    "refused in an envelope",
    { status: 401, body: refused("scope_not_authorized") },
    "TikTok does not share what this site asks for",
  ],
  [
    "refused inside HTTP 200",
    { status: 200, body: refused("access_token_invalid") },
    "TikTok did not let us read your profile",
  ],
  [
    "rate limited",
    { status: 429, body: refused("rate_limit_exceeded") },
    "TikTok is limiting requests",
  ],
  [
    "HTML",
    { status: 200, contentType: "text/html", body: "<html></html>" },
    "We could not read TikTok's answer",
  ],
  [
    "no open_id",
    {
      status: 200,
      body: {
        data: { user: { display_name: "Nobody" } },
        error: { code: "ok", message: "", log_id: "" },
      },
    },
    "TikTok did not say who you are",
  ],
  [
    "somebody else's open_id",
    {
      status: 200,
      body: {
        data: { user: { open_id: "another" } },
        error: { code: "ok", message: "", log_id: "" },
      },
    },
    "We could not read TikTok's answer",
  ],
];

for (const [name, fault, title] of PROFILE_FAULTS) {
  test(`user info: ${name}`, async ({ page, site, tiktok }) => {
    await tiktok.fault({ endpoint: "user_info", ...fault });
    await goToConsent(page, WANTED);
    await agree(page);
    await expectProblem(page, title);
    await expect.poll(site.log).toMatch(/\[auth\] OAuthCallbackError: user\/info /);
  });
}

for (const wanted of [
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "https://evil.example/",
]) {
  test(`a callbackUrl of ${wanted} leads to the dashboard`, async ({ page, site }) => {
    await goToConsent(page, wanted);
    await agree(page);
    await page.waitForURL(`${site.url}/dashboard`);
  });
}

test("a forged or foreign session cookie is nobody", async ({ page, context, site }) => {
  const forged = {
    name: "authjs.session-token",
    value: "eyJhbGciOiJkaXIifQ..a.b.c",
    url: site.url,
  };
  await context.addCookies([forged]);
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Fdashboard$/);
  await signIn(page);
});

test("a session cookie that an earlier version wrote is nobody, and signs in again", async ({
  page,
  context,
  site,
}) => {
  const name = "authjs.session-token";
  const grant = { openId: "id", name: "Before", accessToken: "act.1" };
  const token = { sub: "id", grant: grant as unknown as Grant };
  const value = await encode({ token, secret: TEST_AUTH_SECRET, salt: name });
  await context.addCookies([{ name, value, url: site.url }]);
  expect(await (await page.request.get("/api/auth/session")).json()).toBeNull();
  for (const path of ["/dashboard", "/dashboard/videos", "/dashboard/settings"]) {
    await page.goto(path);
    await expect(page).toHaveURL(`${site.url}/login?callbackUrl=${encodeURIComponent(path)}`);
  }
  await signIn(page);
});

test("an invented error in the login page's address says nothing of its own", async ({ page }) => {
  await page.goto("/login?error=%3Cb%3EPay%20here%3C%2Fb%3E&code=constructor");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("TikTok refused this sign-in");
  await expect(page.getByText("Pay here")).toHaveCount(0);
});
