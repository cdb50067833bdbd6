import { agree, signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import {
  expectLive,
  expectRemembered,
  expiredSession,
  refreshes,
  reloadUntilLive,
  sessionCookie,
  tokenInUse,
} from "../support/grant-life";

// Longer than the five seconds that a page waits.
const LATE_MS = 12_000;

test("if only the profile cannot be read, the tokens still rotate", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "user_info", status: 503, times: 2 });
  await page.goto("/dashboard");
  await expectRemembered(page, "Try again");
  await page.reload();
  await expectLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("if only the profile is slow, the new tokens are in the browser at once", async ({
  page,
  context,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const before = await sessionCookie(context);
  await tiktok.fault({ endpoint: "user_info", delayMs: LATE_MS });
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await sessionCookie(context)).not.toEqual(before);
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
    await expectRemembered(page, "Try again");
    await expect(page.getByText("We could not get the latest from TikTok")).toBeVisible();
    expect(await sessionCookie(context)).toEqual(before);
    await reloadUntilLive(page);
    expect(await refreshes(tiktok)).toHaveLength(2);
  });
}

test("a slow TikTok is waited for five seconds, and its late answer is not lost", async ({
  page,
  tiktok,
  clockSite,
}) => {
  await signInWithoutVisit(page, {}, clockSite.url);
  await clockSite.advance(7_200);
  await tiktok.fault({ endpoint: "token", delayMs: LATE_MS });
  await page.goto(`${clockSite.url}/dashboard`);
  // The emulator notes a request as it answers.
  expect(await refreshes(tiktok)).toHaveLength(0);
  await expectRemembered(page, "Try again");
  await expect.poll(async () => (await refreshes(tiktok)).length, { timeout: 2 * LATE_MS }).toBe(1);
  // Nobody has them but the server, which keeps them until somebody comes.
  await clockSite.advance(1_800);
  await page.reload();
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(await tokenInUse(tiktok)).toBe(1);
});

test("new tokens that are lost on their way end the grant, never the session", async ({
  page,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "token", lost: true });
  await page.goto("/dashboard?tab=likes");
  await expectRemembered(page, "Try again");
  const reconnect = page.getByRole("button", { name: "Reconnect TikTok" });
  await expect(async () => {
    await page.reload();
    await expect(reconnect).toBeVisible({ timeout: 300 });
  }).toPass();
  await expectRemembered(page, "Reconnect TikTok");
  await reconnect.click();
  await page.waitForURL("**/dashboard?tab=likes");
  await expectLive(page);
});

test("Retry-After is honoured", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  const fault = { status: 429, headers: { "retry-after": "60" }, body: {}, times: 9 };
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
  await expectLive(page);
  await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toHaveCount(0);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    for (const [what, act] of [
      ["a refresh token that ended", "expire-refresh-tokens"],
      ["a consent that was removed in TikTok", "remove-consents"],
    ] as const) {
      test(`after ${what}, the page offers to reconnect and comes back`, async ({
        page,
        tiktok,
      }) => {
        await expiredSession(page, tiktok);
        await tiktok.act(act);
        await page.goto("/dashboard?tab=likes");
        await expectRemembered(page, "Reconnect TikTok");
        await page.getByRole("button", { name: "Reconnect TikTok" }).click();
        // Whose consent still stands is sent straight through.
        if (act === "remove-consents") await agree(page);
        await page.waitForURL("**/dashboard?tab=likes");
        await expectLive(page);
      });
    }
  });
}

for (const [what, begin, button] of [
  ["an outage", { status: 503, body: "", times: 9 }, "Try again"],
  ["a consent that ended without a word", null, "Reconnect TikTok"],
] as const) {
  test(`${what} is seen as soon as what was read is five minutes old`, async ({
    page,
    tiktok,
    clockSite,
  }) => {
    await signInWithoutVisit(page, {}, clockSite.url);
    await page.goto(`${clockSite.url}/dashboard`);
    await expectLive(page);
    if (begin) await tiktok.fault({ endpoint: "user_info", ...begin });
    else await tiktok.act("remove-consents");
    await page.reload();
    await expectLive(page);
    await clockSite.advance(301);
    await page.reload();
    await expectRemembered(page, button);
    await page.reload();
    await expectRemembered(page, button);
  });
}
