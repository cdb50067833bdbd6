import type { BrowserContext, Page } from "@playwright/test";
import { decode, encode } from "next-auth/jwt";
import { agree, signInWithoutVisit } from "./consent";
import { expect, test } from "./fixtures";
import { emulatorEnv, startSite, TEST_AUTH_SECRET } from "./servers";
import type { TikTokControl } from "./tiktok";

const SHORT = 2;

/** A session whose access token has just ended, without a visit to any page that would rotate it. */
async function expiredSession(page: Page, tiktok: TikTokControl): Promise<void> {
  await tiktok.configure({ accessTokenSeconds: SHORT });
  await signInWithoutVisit(page);
  await tiktok.configure({ accessTokenSeconds: 7_200 });
  await page.waitForTimeout(SHORT * 1000 + 200);
}

const refreshes = async (tiktok: TikTokControl) =>
  (await tiktok.requests("/v2/oauth/token/")).filter(
    ({ form }) => form?.grant_type === "refresh_token",
  );

/** The access token that the profile was last read with, by how many were given out before it. */
async function tokenInUse(tiktok: TikTokControl): Promise<number> {
  const last = (await tiktok.requests("/v2/user/info/")).at(-1);
  const { accessTokens } = await tiktok.secrets();
  return accessTokens.indexOf(last?.headers.authorization?.replace("Bearer ", "") ?? "");
}

async function sessionCookie(context: BrowserContext) {
  const cookies = await context.cookies();
  return cookies.filter(({ name }) => name.includes("session-token"));
}

/** Comes back until TikTok's latest is there, as a person would who was told to reload. */
async function reloadUntilLive(page: Page): Promise<void> {
  const link = page.getByRole("link", { name: /View on TikTok/ });
  await expect(async () => {
    await page.reload();
    await expect(link).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 60_000, intervals: [300] });
}

const isLive = (page: Page) =>
  expect(page.getByRole("link", { name: /View on TikTok/ })).toBeVisible();

test("three visits after expiry: one refresh, and the first already has the new token", async ({
  page,
  context,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const [before] = await sessionCookie(context);
  for (let visit = 0; visit < 3; visit++) {
    await page.goto("/dashboard");
    await isLive(page);
    expect(await tokenInUse(tiktok)).toBe(1);
  }
  expect(await refreshes(tiktok)).toHaveLength(1);
  const [after, ...others] = await sessionCookie(context);
  expect(others).toEqual([]);
  expect(after?.value).not.toBe(before?.value);
  expect(after?.value.length).toBeLessThan(3_900);
  for (const flag of ["name", "httpOnly", "secure", "sameSite", "path", "domain"] as const) {
    expect(after?.[flag]).toBe(before?.[flag]);
  }
  expect(Math.abs((after?.expires ?? 0) - (before?.expires ?? 0))).toBeLessThan(60);
});

test("a token within five minutes of its end is replaced, one with more to live is not", async ({
  page,
  tiktok,
}) => {
  for (const [seconds, expected] of [
    [360, 0],
    [290, 1],
  ] as const) {
    await tiktok.reset();
    await page.context().clearCookies();
    await tiktok.configure({ accessTokenSeconds: seconds });
    await signInWithoutVisit(page);
    await tiktok.configure({ accessTokenSeconds: 7_200 });
    await page.goto("/dashboard");
    await isLive(page);
    expect(await refreshes(tiktok)).toHaveLength(expected);
  }
});

test("twenty requests at once: one refresh, all fine, the session alive afterwards", async ({
  page,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => page.request.get("/dashboard", { maxRedirects: 0 })),
  );
  for (const answer of answers) {
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain("View on TikTok");
  }
  expect(await refreshes(tiktok)).toHaveLength(1);
  await page.goto("/dashboard");
  await isLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a client that hangs up during the refresh and comes back gets its result", async ({
  page,
  context,
  site,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "token", delayMs: 1_000 });
  const [cookie] = await sessionCookie(context);
  const hangUp = fetch(`${site.url}/dashboard`, {
    headers: { cookie: `${cookie?.name}=${cookie?.value}` },
    signal: AbortSignal.timeout(300),
  });
  await expect(hangUp).rejects.toThrow();
  await page.goto("/dashboard");
  await isLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("an old cookie that comes late still gets the new token", async ({
  page,
  context,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const old = await context.cookies();
  await page.goto("/dashboard");
  await context.clearCookies();
  await context.addCookies(old);
  await page.goto("/dashboard");
  await isLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("what began before a rotation does not bring the old token back", async ({
  page,
  context,
  site,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const [old] = await sessionCookie(context);
  const headers = { cookie: `${old?.name}=${old?.value}` };
  await page.goto("/dashboard");
  // The session endpoint would re-issue the cookie it came with, old tokens and all.
  const late = await fetch(`${site.url}/api/auth/session`, { headers });
  expect((await late.json()).user.name).toBeTruthy();
  expect(late.headers.getSetCookie().join()).not.toContain("session-token");
  const slow = await fetch(`${site.url}/dashboard`, { headers });
  const [reissued] = slow.headers.getSetCookie().filter((line) => line.includes("session-token"));
  if (reissued) {
    const [pair = ""] = reissued.split(";");
    const again = await fetch(`${site.url}/dashboard`, { headers: { cookie: pair } });
    expect(await again.text()).toContain("View on TikTok");
  }
  await page.goto("/dashboard");
  await isLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a route handler behind the middleware sees the new token, too", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  const data = await (await page.request.get("/dashboard/settings/export")).json();
  expect(data).toMatchObject({ profileFailure: null, videos: { complete: true, failure: null } });
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(await tokenInUse(tiktok)).toBe(1);
});

test("prefetches never use up a refresh token", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  await page.request.get("/dashboard", { headers: { RSC: "1", "next-router-prefetch": "1" } });
  await page.request.get("/dashboard", { headers: { "sec-purpose": "prefetch;prerender" } });
  await page.request.get("/");
  expect(await refreshes(tiktok)).toHaveLength(0);
  await page.goto("/dashboard");
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("name, avatar and counts are renewed with the tokens", async ({ page, tiktok }) => {
  await tiktok.configure({ avatarSeconds: 2 });
  await expiredSession(page, tiktok);
  const before = await (await page.request.get("/api/auth/session")).json();
  await page.goto("/dashboard");
  const after = await (await page.request.get("/api/auth/session")).json();
  expect(after.user.image).not.toBe(before.user.image);
  expect((await page.request.get(before.user.image)).status()).toBe(403);
  expect((await page.request.get(after.user.image)).status()).toBe(200);
});

test("if only the profile cannot be read, the tokens still rotate", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "user_info", status: 503, times: 2 });
  await page.goto("/dashboard");
  await expect(page.getByText("TikTok could not be read just now")).toBeVisible();
  await page.reload();
  await isLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

const FAULTS: [string, Record<string, unknown>][] = [
  ["down", { status: 503, body: { error: "temporarily_unavailable" } }],
  ["answering a page of HTML", { status: 502, contentType: "text/html", body: "<html></html>" }],
  ["answering nonsense", { status: 200, body: { access_token: 1 } }],
  ["breaking the connection off", { reset: true }],
  ["limiting requests", { status: 429, headers: { "retry-after": "1" }, body: {} }],
];

for (const [name, fault] of FAULTS) {
  test(`TikTok ${name} at the refresh: nothing is written, the next try works`, async ({
    page,
    context,
    tiktok,
  }) => {
    await expiredSession(page, tiktok);
    const before = await sessionCookie(context);
    await tiktok.fault({ endpoint: "token", ...fault });
    await page.goto("/dashboard");
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await expect(page.getByText("TikTok could not be read just now")).toBeVisible();
    await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toHaveCount(0);
    expect(await sessionCookie(context)).toEqual(before);
    await reloadUntilLive(page);
    expect(await refreshes(tiktok)).toHaveLength(2);
  });
}

test("a slow TikTok is waited for five seconds, and its late answer is not lost", async ({
  page,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "token", delayMs: 15_000 });
  await page.goto("/dashboard");
  // The emulator notes a request as it answers.
  expect(await refreshes(tiktok)).toHaveLength(0);
  await expect(page.getByText("TikTok could not be read just now")).toBeVisible();
  await reloadUntilLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(await tokenInUse(tiktok)).toBe(1);
});

test("Retry-After is honoured", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  const fault = { status: 429, headers: { "retry-after": "30" }, body: {}, times: 9 };
  await tiktok.fault({ endpoint: "token", ...fault });
  for (let visit = 0; visit < 3; visit++) {
    await page.goto("/dashboard");
    await page.waitForTimeout(700);
  }
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a refused refresh is no matter while the access token lives", async ({ page, tiktok }) => {
  await tiktok.configure({ accessTokenSeconds: 290 });
  await signInWithoutVisit(page);
  await tiktok.act("expire-refresh-tokens");
  await page.goto("/dashboard");
  await isLive(page);
  await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toHaveCount(0);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

for (const [what, act] of [
  ["a refresh token that ended", "expire-refresh-tokens"],
  ["a consent that was removed in TikTok", "remove-consents"],
] as const) {
  test(`after ${what}, the page offers to reconnect and comes back`, async ({ page, tiktok }) => {
    await expiredSession(page, tiktok);
    await tiktok.act(act);
    await page.goto("/dashboard?tab=likes");
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
    await page.getByRole("button", { name: "Reconnect TikTok" }).click();
    // Whose consent still stands is sent straight through.
    if (act === "remove-consents") await agree(page);
    await page.waitForURL("**/dashboard?tab=likes");
    await isLive(page);
  });
}

test("two servers with one secret: the session outlives their race", async ({
  page,
  context,
  emulator,
  site,
  tiktok,
}) => {
  const other = await startSite(emulatorEnv(emulator));
  try {
    await tiktok.configure({ accessTokenSeconds: 200 });
    await signInWithoutVisit(page);
    // One cookie jar holds the cookies of a host, whatever the port.
    const answers = await Promise.all(
      [site, other, site, other].map(({ url }) => page.request.get(`${url}/dashboard`)),
    );
    for (const answer of answers) expect(await answer.text()).toContain("View on TikTok");
    expect((await tiktok.secrets()).accessTokens).toHaveLength(2);
    // The winner's refresh token is in the browser, and good.
    await page.goto(`${other.url}/dashboard`);
    await isLive(page);
    await page.goto(`${site.url}/dashboard`);
    await isLive(page);
    expect((await tiktok.secrets()).accessTokens).toHaveLength(4);
    expect(await tokenInUse(tiktok)).toBe(3);
    expect(await sessionCookie(context)).toHaveLength(1);
  } finally {
    await other.stop();
  }
});

test("a day of twelve rotations, clicking through every page", async ({ page, tiktok }) => {
  // Due as soon as it is given out, so that every visit to a protected page is two hours later.
  await tiktok.configure({ accessTokenSeconds: 200 });
  await signInWithoutVisit(page);
  await page.goto("/");
  for (let visits = 0; visits < 12; visits += 3) {
    await page.getByRole("link", { name: "Dashboard" }).click();
    await isLive(page);
    await page.getByRole("link", { name: "Settings" }).click();
    await expect(page.getByText("Refresh token ends")).toBeVisible();
    await page.goto("/dashboard/settings/disconnect");
    await page.getByRole("link", { name: "Keep it" }).click();
    await expect(page.getByText("Refresh token ends")).toBeVisible();
    await page.goto("/");
  }
  await page.waitForLoadState("networkidle");
  const all = await refreshes(tiktok);
  expect(all.length).toBeGreaterThanOrEqual(12);
  expect(new Set(all.map(({ form }) => form?.refresh_token)).size).toBe(all.length);
  expect(all.map(({ error }) => error)).toEqual(all.map(() => null));
  expect((await tiktok.secrets()).accessTokens).toHaveLength(all.length + 1);
});

test("over https the cookie keeps its __Secure- name and its flags", async ({
  page,
  context,
  site,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const [plain] = await sessionCookie(context);
  const name = `__Secure-${plain?.name}`;
  const secret = TEST_AUTH_SECRET;
  const token = await decode({ token: plain?.value, secret, salt: plain?.name ?? "" });
  const value = await encode({ token: token ?? {}, secret, salt: name });
  const answer = await fetch(`${site.url}/dashboard`, {
    headers: { cookie: `${name}=${value}`, "x-forwarded-proto": "https" },
  });
  expect(await answer.text()).toContain("View on TikTok");
  const [cookie = "", ...others] = answer.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(/^__Secure-authjs\.session-token=[\w.-]+; Path=\/; Expires=.* GMT; /);
  expect(cookie).toContain("; Secure");
  expect(cookie).toContain("; HttpOnly");
  expect(cookie).toMatch(/; SameSite=lax/i);
  const [, fresh] = /^[^=]+=([^;]+)/.exec(cookie) ?? [];
  expect(await decode({ token: fresh, secret, salt: name })).toHaveProperty("grant");
  expect(await refreshes(tiktok)).toHaveLength(1);
});
