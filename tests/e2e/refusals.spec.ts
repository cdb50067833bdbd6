import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { secondsAhead } from "../support/clock";
import { agree, callbackAfterConsent, cancel, goToConsent, signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { sendFormFrom } from "../support/foreign-form";
import { TEST_AUTH_SECRET } from "../support/servers";

const MONTH_SECONDS = 30 * 24 * 60 * 60;
const RETURN_TO = "/dashboard?tab=likes";

/** Expects an explanation, and a button that still leads to the page the visitor wanted. */
async function expectProblem(page: Page, title: string): Promise<void> {
  await expect(page).toHaveURL(/\/login\?(.*&)?error=/);
  const alert = page.getByRole("alert").filter({ hasText: /\w/ });
  await expect(alert.getByRole("heading", { level: 2 })).toHaveText(title);
  await expect(alert.getByRole("paragraph").first()).not.toBeEmpty();
  await expect(page.locator(`input[name="callbackUrl"]`).first()).toHaveValue(RETURN_TO);
}

for (const denialWithState of [true, false]) {
  const kind = denialWithState ? "with" : "without";
  test(`cancelling on the consent page, ${kind} state in TikTok's redirect`, {
    tag: denialWithState ? "@journey" : [],
  }, async ({ page, site, tiktok }) => {
    await tiktok.configure({ denialWithState });
    await goToConsent(page, RETURN_TO);
    await cancel(page);
    await expectProblem(page, "You cancelled");
    await expect
      .poll(site.log)
      .toMatch(/\[tiktok\] TikTokError: authorize: access_denied .* code=access_denied\b/);
    await page.getByRole("button", { name: "Continue with TikTok" }).click();
    await agree(page);
    await page.waitForURL(`**${RETURN_TO}`);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  });
}

test("an altered state", { tag: "@journey" }, async ({ page }) => {
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  callback.searchParams.set("state", `${callback.searchParams.get("state")?.slice(0, -6)}AAAAAA`);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
});

test("a callback without state", async ({ page }) => {
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  callback.searchParams.delete("state");
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
});

test("a callback without a code", async ({ page }) => {
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  callback.searchParams.delete("code");
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in could not be completed");
});

for (const cookie of ["authjs.state", "authjs.pkce.code_verifier"]) {
  test(`a lost ${cookie} cookie`, async ({ page, context }) => {
    await goToConsent(page, RETURN_TO);
    const callback = await callbackAfterConsent(page);
    await context.clearCookies({ name: cookie });
    await page.goto(callback.href);
    await expectProblem(page, "This sign-in could not be completed");
  });
}

test("a callback started in another browser", async ({ page, browser, site }) => {
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  const otherBrowser = await browser.newPage({ baseURL: site.url });
  await otherBrowser.goto(callback.href);
  await expect(otherBrowser.getByRole("heading", { level: 2 })).toHaveText(
    "This sign-in could not be completed",
  );
  await otherBrowser.goto("/dashboard");
  await expect(otherBrowser).toHaveURL(/\/login/);
  await otherBrowser.close();
});

test("a code used twice within one sign-in", async ({ page, context }) => {
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  const checkCookies = await context.cookies();
  await page.goto(callback.href);
  await page.waitForURL(`**${RETURN_TO}`);
  await context.clearCookies();
  await context.addCookies(checkCookies);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in took too long");
});

test("an expired code", { tag: "@journey" }, async ({ page, site, tiktok }) => {
  await tiktok.configure({ codeSeconds: 1 });
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  await page.waitForTimeout(1_500);
  await page.goto(callback.href);
  await expectProblem(page, "This sign-in took too long");
  await expect
    .poll(site.log)
    .toMatch(/token: .*expired\. .*status=200 code=invalid_grant log_id=\w{34} /);
});

test("a wrong secret", async ({ page, site, tiktok }) => {
  await tiktok.configure({ clientSecret: "another-secret-than-the-site-has-0123" });
  await goToConsent(page, RETURN_TO);
  await agree(page);
  await expectProblem(page, "TikTok does not recognise this site");
  await page.getByText("For the developer").click();
  await expect(page.getByText(/AUTH_TIKTOK_SECRET must come from the same/)).toBeVisible();
  await expect
    .poll(site.log)
    .toMatch(
      /token: Client key or secret is incorrect\. .*status=200 code=invalid_client log_id=\w{34} /,
    );
});

test("a wrong secret, with HTTP status 400", async ({ page, tiktok }) => {
  await tiktok.configure({
    clientSecret: "another-secret-than-the-site-has-0123",
    tokenErrorStatus: 400,
  });
  await goToConsent(page, RETURN_TO);
  await agree(page);
  await expectProblem(page, "TikTok does not recognise this site");
});

test("an account that is not a sandbox target user, when TikTok sends it back", async ({
  page,
  site,
}) => {
  await goToConsent(page, RETURN_TO);
  const state = new URL(page.url()).searchParams.get("state") ?? "";
  const refusal = { error: "access_denied", error_type: "non_sandbox_target", state };
  await page.goto(`/api/auth/callback/tiktok?${new URLSearchParams(refusal)}`);
  await expectProblem(page, "This TikTok account cannot sign in here yet");
  await expect.poll(site.log).toContain("[tiktok] TikTokError: authorize: non_sandbox_target ");
});

test("a redirect URI that differs between the consent page and the token exchange", async ({
  page,
  site,
  tiktok,
}) => {
  await goToConsent(page, RETURN_TO);
  const redirectUri = page.locator('input[name="request.redirect_uri"]');
  await redirectUri.evaluate((input: HTMLInputElement) => {
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
  test(`token endpoint: ${name}`, { tag: name === "TikTok down" ? "@journey" : [] }, async ({
    page,
    tiktok,
  }) => {
    await tiktok.fault({ endpoint: "token", ...fault });
    await goToConsent(page, RETURN_TO);
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
    "TikTok did not allow what this site asked for",
  ],
  [
    "refused inside HTTP 200",
    { status: 200, body: refused("access_token_invalid") },
    "TikTok did not let us read your profile",
  ],
  [
    "rate limited",
    { status: 429, body: refused("rate_limit_exceeded") },
    "This site is too busy right now",
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
        data: { user: { display_name: "No ID" } },
        error: { code: "ok", message: "", log_id: "" },
      },
    },
    "TikTok did not say who you are",
  ],
  [
    "another account's open_id",
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
    await goToConsent(page, RETURN_TO);
    await agree(page);
    await expectProblem(page, title);
    await expect
      .poll(site.log)
      .toMatch(/\[auth\] OAuthCallbackError: user\/info: .* endpoint=user\/info /);
  });
}

test("a session that does not fit into a cookie", async ({ page, context, site, tiktok }) => {
  const accessToken = `act.${"x".repeat(4_000)}`;
  const body = {
    access_token: accessToken,
    expires_in: 7200,
    refresh_token: "rft.x",
    refresh_expires_in: 15552000,
    open_id: "id",
    scope: "user.info.basic",
    token_type: "Bearer",
  };
  const user = { open_id: "id", display_name: "Name" };
  await tiktok.fault({ endpoint: "token", status: 200, body });
  const error = { code: "ok", message: "", log_id: "" };
  await tiktok.fault({ endpoint: "user_info", status: 200, body: { data: { user }, error } });
  await goToConsent(page, RETURN_TO);
  await agree(page);
  await expectProblem(page, "TikTok sent more than this site can keep");
  await expect
    .poll(site.log)
    .toMatch(/\[auth\] OAuthCallbackError: .* does not fit into one cookie/);
  expect(site.log()).not.toContain(accessToken);
  const names = (await context.cookies()).map(({ name }) => name);
  expect(names.filter((name) => name.includes("session-token"))).toEqual([]);
});

for (const [header, value] of [
  ["x-forwarded-proto", "https, http"],
  ["x-forwarded-host", ""],
] as const) {
  test(`a sign-in that cannot start, because ${header} is ${JSON.stringify(value)}`, async ({
    page,
    site,
  }) => {
    await page.goto(`/login?${new URLSearchParams({ callbackUrl: RETURN_TO })}`);
    const answer = await sendFormFrom(page, site.url, { headers: { [header]: value } });
    expect(answer.status()).toBe(303);
    await page.goto(answer.headers().location ?? "");
    await expectProblem(page, "This sign-in could not start");
    await expect.poll(site.log).toContain("[auth] TypeError: Invalid URL");
  });
}

test("a request without Auth.js's CSRF token", async ({ page, request }) => {
  const answer = await request.post("/api/auth/signin/tiktok", { form: {}, maxRedirects: 0 });
  await page.goto(answer.headers().location ?? "");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(
    "This request could not be checked",
  );
});

for (const callbackUrl of [
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "https://evil.example/",
]) {
  test(`a callbackUrl of ${callbackUrl} leads to the dashboard`, async ({ page, site }) => {
    await goToConsent(page, callbackUrl);
    await agree(page);
    await page.waitForURL(`${site.url}/dashboard`);
  });
}

test("a forged session cookie counts as signed out", async ({ page, context, site }) => {
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

test("a session cookie written by an earlier version counts as signed out", async ({
  page,
  context,
  site,
}) => {
  const name = "authjs.session-token";
  const grant = { openId: "id", name: "Before", accessToken: "act.1" };
  const token = { sub: "id", grant: grant as never };
  const maxAge = secondsAhead() + MONTH_SECONDS;
  const value = await encode({ token, secret: TEST_AUTH_SECRET, salt: name, maxAge });
  await context.addCookies([{ name, value, url: site.url }]);
  expect(await (await page.request.get("/api/auth/session")).json()).toBeNull();
  for (const path of ["/dashboard", "/dashboard/videos", "/dashboard/settings"]) {
    await page.goto(path);
    await expect(page).toHaveURL(`${site.url}/login?callbackUrl=${encodeURIComponent(path)}`);
  }
  await signIn(page);
});

test("an invented error in the address of the login page shows the general message", async ({
  page,
}) => {
  await page.goto("/login?error=%3Cb%3EPay%20here%3C%2Fb%3E&code=constructor");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText("TikTok refused this sign-in");
  await expect(page.getByText("Pay here")).toHaveCount(0);
});

test("after sixty sign-ins in a minute from one address, the next one has to wait", async ({
  page,
}) => {
  const [limited, other] = [randomUUID(), randomUUID()];
  const start = async (address: string) => {
    const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
    return page.request.post("/api/auth/signin/tiktok", {
      form: { csrfToken, json: "true" },
      headers: { "x-forwarded-for": address },
      maxRedirects: 0,
    });
  };
  for (let time = 0; time < 60; time++) expect((await start(limited)).status()).toBeLessThan(400);
  const refused = await start(limited);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  expect((await start(other)).status()).toBeLessThan(400);
  await page.goto("/login?callbackUrl=%2Fdashboard%2Fvideos");
  await page.setExtraHTTPHeaders({ "x-forwarded-for": limited });
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Too many sign-ins" })).toBeVisible();
  await expect(page).toHaveURL(/callbackUrl=%2Fdashboard%2Fvideos/);
});
