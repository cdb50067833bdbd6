import { decode, encode } from "next-auth/jwt";
import { secondsAhead } from "../support/clock";
import { signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import {
  expectLive,
  expiredSession,
  refreshes,
  sessionCookie,
  tokenInUse,
} from "../support/grant-life";
import { TEST_AUTH_SECRET } from "../support/servers";
import { HELD_MS, PATIENT } from "../support/timeouts";

const MONTH_SECONDS = 30 * 24 * 60 * 60;

test.use({ timeouts: PATIENT, movesClock: true });

test("three visits after expiry cause one refresh, and the first one already uses the new token", async ({
  page,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  for (let visit = 0; visit < 3; visit++) {
    await page.goto("/dashboard");
    await expectLive(page);
    expect(await tokenInUse(tiktok)).toBe(1);
  }
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a rotation writes one new cookie with the flags of the old one @cookie", async ({
  page,
  context,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const [before] = await sessionCookie(context);
  await page.goto("/dashboard");
  const [after, ...others] = await sessionCookie(context);
  expect(others).toEqual([]);
  expect(after?.value).not.toBe(before?.value);
  expect(after?.value.length).toBeLessThan(3_900);
  for (const flag of ["name", "httpOnly", "secure", "sameSite", "path", "domain"] as const) {
    expect(after?.[flag]).toBe(before?.[flag]);
  }
  expect(Math.abs((after?.expires ?? 0) - (before?.expires ?? 0))).toBeLessThan(60);
});

test("a token is refreshed within five minutes of its expiry and not before", async ({
  page,
  tiktok,
  advance,
}) => {
  await signInWithoutVisit(page);
  for (const [seconds, expected] of [
    [6_890, 0],
    [20, 1],
    [20, 1],
  ] as const) {
    await advance(seconds);
    await page.goto("/dashboard");
    await expectLive(page);
    expect(await refreshes(tiktok)).toHaveLength(expected);
  }
});

test("a token that lives only a few minutes is refreshed in the last tenth of them", async ({
  page,
  tiktok,
  advance,
}) => {
  await tiktok.configure({ accessTokenSeconds: 240 });
  await signInWithoutVisit(page);
  for (const [seconds, expected] of [
    [0, 0],
    [60, 0],
    [160, 1],
    [0, 1],
    [60, 1],
  ] as const) {
    await advance(seconds);
    await page.goto("/dashboard");
    await expectLive(page);
    expect(await refreshes(tiktok)).toHaveLength(expected);
  }
});

test("twenty parallel requests cause one refresh, all succeed, and the session stays valid", {
  tag: "@journey-with-database",
}, async ({ page, tiktok }) => {
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
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a client that hangs up during the refresh gets the result when it returns", async ({
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
  }).then((answer) => answer.text());
  await expect(hangUp).rejects.toThrow();
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a late request with the old cookie gets the new token", async ({ page, context, tiktok }) => {
  await expiredSession(page, tiktok);
  const old = await context.cookies();
  await page.goto("/dashboard");
  await context.clearCookies();
  await context.addCookies(old);
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a request that begins before a rotation and ends after it does not bring the old token back", async ({
  page,
  context,
  site,
  tiktok,
  advance,
}) => {
  await signInWithoutVisit(page);
  const [old] = await sessionCookie(context);
  const headers = { cookie: `${old?.name}=${old?.value}` };
  // An export reads the profile, and then videos.
  await tiktok.fault({ endpoint: "video_list", delayMs: HELD_MS });
  let isOver = false;
  const slow = fetch(`${site.url}/dashboard/settings/export`, { headers }).finally(() => {
    isOver = true;
  });
  await expect.poll(async () => (await tiktok.faults()).length).toBe(0);
  await advance(7_000);
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(isOver).toBe(false);
  await tiktok.endFaults();
  const isAnother = (cookie: string) => !cookie.includes(`=${old?.value};`);
  const brought = (await slow).headers.getSetCookie().filter(isAnother);
  // With a database, the cookie has no tokens, and pages send it again.
  expect(brought).toEqual([]);
  // By default, Auth.js's session endpoint re-issues the request's cookie with its old tokens.
  const session = await fetch(`${site.url}/api/auth/session`, { headers });
  expect((await session.json()).user.name).toBe("Paper Boats");
  expect(session.headers.getSetCookie().join()).not.toContain("session-token");
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a route handler behind middleware uses the new token as well", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  const data = await (await page.request.get("/dashboard/settings/export")).json();
  expect(data).toMatchObject({ profileFailure: null, videos: { complete: true, failure: null } });
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(await tokenInUse(tiktok)).toBe(1);
});

test("prefetches neither use up a refresh token nor show an expired session @cookie", async ({
  page,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const prefetch = async (headers: Record<string, string>) =>
    page.request.get("/dashboard", { headers });
  const byNext = await prefetch({ RSC: "1", "next-router-prefetch": "1" });
  expect(await byNext.text()).not.toContain("Reconnect TikTok");
  // Browsers drop a prefetch that fails: https://wicg.github.io/nav-speculation/
  expect((await prefetch({ "sec-purpose": "prefetch;prerender" })).status()).toBe(503);
  await page.request.get("/");
  expect(await refreshes(tiktok)).toHaveLength(0);
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
  // Nor does it cost calls to TikTok with a valid token.
  expect((await prefetch({ "sec-purpose": "prefetch;prerender" })).status()).toBe(503);
});

test("a day of twelve rotations, clicking through every page", async ({
  page,
  tiktok,
  advance,
}) => {
  const open = (name: string) => page.getByRole("link", { name, exact: true }).click();
  await signInWithoutVisit(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Dashboard" }).click();
  await expectLive(page);
  for (let hour = 2; hour <= 24; hour += 2) {
    await advance(7_200);
    await open("Videos");
    await expect(page.getByRole("link", { name: "Next", exact: true })).toBeVisible();
    await open("Settings");
    await expect(page.getByText("TikTok stays connected until")).toBeVisible();
    await page.goto("/dashboard/settings/disconnect");
    await page.getByRole("link", { name: "Keep it" }).click();
    await open("Dashboard");
    await expectLive(page);
    expect(await refreshes(tiktok)).toHaveLength(hour / 2);
    expect(await tokenInUse(tiktok)).toBe(hour / 2);
  }
  const all = await refreshes(tiktok);
  expect(new Set(all.map(({ form }) => form?.refresh_token)).size).toBe(12);
  expect(all.map(({ error }) => error)).toEqual(all.map(() => null));
});

test("over https the cookie keeps its prefix and its flags @cookie", async ({
  page,
  context,
  site,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const [plain] = await sessionCookie(context);
  const name = `__Host-${plain?.name}`;
  const secret = TEST_AUTH_SECRET;
  const token = await decode({ token: plain?.value, secret, salt: plain?.name ?? "" });
  const maxAge = secondsAhead() + MONTH_SECONDS;
  const value = await encode({ token: token ?? {}, secret, salt: name, maxAge });
  const answer = await fetch(`${site.url}/dashboard`, {
    headers: { cookie: `${name}=${value}`, "x-forwarded-proto": "https" },
  });
  expect(await answer.text()).toContain("View on TikTok");
  const [cookie = "", ...others] = answer.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(/^__Host-authjs\.session-token=[\w.-]+; Path=\/; Expires=.* GMT; /);
  expect(cookie).toContain("; Secure");
  expect(cookie).toContain("; HttpOnly");
  expect(cookie).toMatch(/; SameSite=lax/i);
  const [, fresh] = /^[^=]+=([^;]+)/.exec(cookie) ?? [];
  expect(await decode({ token: fresh, secret, salt: name })).toHaveProperty("grant");
  expect(await refreshes(tiktok)).toHaveLength(1);
});
