import { callbackAfterConsent, goToConsent } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { HttpVisitor } from "../support/http-visitor";
import type { TikTokControl } from "../support/tiktok";
import { HELD_MS, PATIENT } from "../support/timeouts";

test.use({ timeouts: PATIENT });

const RETURN_TO = "/dashboard?tab=likes";
const LOST = "This sign-in could not be completed";

const exchanges = async (tiktok: TikTokControl) =>
  (await tiktok.requests("/v2/oauth/token/")).map(({ form }) => form?.grant_type);

test("a callback that is sent twice at once is one sign-in, and no other browser's", async ({
  site,
  tiktok,
}) => {
  const [visitor, stranger] = [new HttpVisitor(site.url), new HttpVisitor(site.url)];
  const callback = await visitor.consent(tiktok);
  await stranger.startSignIn();
  await tiktok.fault({ endpoint: "token", delayMs: 1_500 });
  const [first, second, third] = await Promise.all(
    [visitor, visitor, stranger].map((one) => one.open(callback)),
  );
  expect([first?.path, second?.path]).toEqual(["/dashboard", "/dashboard"]);
  expect(third?.text).toContain(LOST);
  expect(stranger.session).toBeUndefined();
  expect(await exchanges(tiktok)).toEqual(["authorization_code"]);
});

test("a browser that hangs up and sends the callback again is signed in", async ({
  site,
  tiktok,
}) => {
  const visitor = new HttpVisitor(site.url);
  const callback = await visitor.consent(tiktok);
  await tiktok.fault({ endpoint: "token", delayMs: HELD_MS });
  const hangsUp = visitor.open(callback, { signal: AbortSignal.timeout(1_000) });
  await expect(hangsUp).rejects.toThrow();
  await tiktok.endFaults();
  await expect.poll(async () => (await tiktok.requests("/v2/user/info/")).length).toBe(1);
  expect((await visitor.open(callback)).path).toBe("/dashboard");
  expect(await exchanges(tiktok)).toEqual(["authorization_code"]);
});

test("opening a callback again leads to the page that was wanted while the user is signed in", async ({
  page,
  tiktok,
}) => {
  await goToConsent(page, RETURN_TO);
  const callback = await callbackAfterConsent(page);
  for (let time = 0; time < 3; time++) {
    await page.goto(callback.href);
    await expect(page).toHaveURL(RETURN_TO);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(/Sign in/);
  }
  await page.goto("/privacy");
  await page.goBack();
  await expect(page).toHaveURL(RETURN_TO);
  expect(await exchanges(tiktok)).toEqual(["authorization_code"]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/login");
  await page.goto(callback.href);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(LOST);
});

test("the callback of somebody else leads a signed-in user nowhere", async ({
  page,
  site,
  tiktok,
}) => {
  await goToConsent(page, RETURN_TO);
  await page.goto((await callbackAfterConsent(page)).href);
  await expect(page).toHaveURL(RETURN_TO);
  const stranger = new HttpVisitor(site.url);
  await page.goto(await stranger.consent(tiktok));
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(LOST);
  await expect(page.getByText(/You are still signed in as/)).toBeVisible();
  await page.getByRole("link", { name: "Go back" }).click();
  await page.waitForURL(`**${RETURN_TO}`);
});

test("a prefetch or probe of a callback uses up neither the code nor the cookies", async ({
  site,
  tiktok,
}) => {
  const visitor = new HttpVisitor(site.url);
  const callback = await visitor.consent(tiktok);
  const cookie = [...visitor.cookies].map((pair) => pair.join("=")).join("; ");
  const probes: RequestInit[] = [
    { method: "HEAD" },
    { headers: { rsc: "1" } },
    { headers: { rsc: "1", "next-router-prefetch": "1" } },
    { headers: { "sec-purpose": "prefetch" } },
    { headers: { "sec-purpose": "prefetch;prerender" } },
    { headers: { purpose: "prefetch" } },
  ];
  for (const probe of probes) {
    // Next redirects its own requests to the same address with another parameter.
    const headers = { ...probe.headers, cookie };
    const answer = await fetch(site.url + callback, { ...probe, headers });
    expect(answer.status, JSON.stringify(probe)).toBeGreaterThanOrEqual(400);
    expect(answer.url).toContain(callback);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(await exchanges(tiktok)).toEqual([]);
  expect((await visitor.open(callback)).path).toBe("/dashboard");
});
