import type { Page } from "@playwright/test";
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
import { emulatorEnv } from "../support/servers";
import { showSlowContent } from "../support/slow-content";
import { HELD_MS, PATIENT, withTimeouts } from "../support/timeouts";

test.use({ movesClock: true });

test("if only the profile cannot be read, the tokens still rotate", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "user_info", status: 503, times: 2 });
  await page.goto("/dashboard");
  await expectRemembered(page, "Refresh");
  await reloadUntilLive(page);
  expect(await tokenInUse(tiktok)).toBe(1);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a server that is killed while it reads the profile has given the browser its new tokens @cookie", async ({
  page,
  context,
  tiktok,
  launchSite,
}) => {
  await expiredSession(page, tiktok);
  const [cookie] = await sessionCookie(context);
  const first = await launchSite({ ...emulatorEnv(tiktok), ...withTimeouts(PATIENT) });
  const profilesRead = async () => (await tiktok.requests("/v2/user/info/")).length;
  const before = await profilesRead();
  await tiktok.fault({ endpoint: "user_info", delayMs: HELD_MS });
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
  const answer = await fetch(`${first.url}/dashboard`, { headers });
  // The emulator records a request when it answers it.
  expect(await profilesRead()).toBe(before);
  await first.stop("SIGKILL");
  const [, value = ""] = /session-token=([^;]+)/.exec(answer.headers.getSetCookie().join()) ?? [];
  await context.addCookies([{ ...(cookie as NonNullable<typeof cookie>), value }]);
  // The worker's site knows nothing of this rotation.
  await page.goto("/dashboard");
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});

const FAULTS: [string, Record<string, unknown>, string?][] = [
  ["down", { status: 503, body: { error: "temporarily_unavailable" } }],
  ["answering with HTML", { status: 502, contentType: "text/html", body: "<html></html>" }],
  [
    "sending an unreadable answer",
    { status: 200, body: { access_token: 1 } },
    "TikTok sent an answer that this site could not use",
  ],
  ["resetting the connection", { reset: true }],
  [
    "limiting requests",
    { status: 429, headers: { "retry-after": "1" }, body: {} },
    "TikTok asked this site to wait",
  ],
];

for (const [name, fault, sentence = "TikTok isn't answering"] of FAULTS) {
  test(`with TikTok ${name} at the refresh, the cookie stays as it is and the next try works`, async ({
    page,
    context,
    tiktok,
  }) => {
    await expiredSession(page, tiktok);
    const values = async () => (await sessionCookie(context)).map(({ value }) => value);
    const before = await values();
    await tiktok.fault({ endpoint: "token", ...fault });
    await page.goto("/dashboard");
    await expectRemembered(page, "Refresh");
    await expect(page.getByText(sentence)).toBeVisible();
    expect(await values()).toEqual(before);
    await reloadUntilLive(page);
    expect(await refreshes(tiktok)).toHaveLength(2);
  });
}

test("a link in the dashboard leads to its page even if TikTok refuses the refresh", async ({
  page,
  tiktok,
  advance,
}) => {
  await signInWithoutVisit(page);
  await page.goto("/dashboard");
  await expectLive(page);
  await tiktok.act("expire-refresh-tokens");
  await advance(7_200);
  await page.getByRole("link", { name: "Videos" }).first().click();
  await expect(page.getByRole("button", { name: "Reconnect TikTok" })).toBeVisible();
  await expect(page).toHaveURL("/dashboard/videos");
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("if the new tokens are lost on their way, the person has to reconnect but stays signed in", async ({
  page,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  await tiktok.fault({ endpoint: "token", lost: true });
  await page.goto("/dashboard?tab=likes");
  await expectRemembered(page, "Refresh");
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

test("the next refresh waits as long as Retry-After says", async ({ page, tiktok }) => {
  await expiredSession(page, tiktok);
  const fault = { status: 429, headers: { "retry-after": "60" }, body: {}, times: 9 };
  await tiktok.fault({ endpoint: "token", ...fault });
  for (let visit = 0; visit < 3; visit++) {
    await page.goto("/dashboard");
    await page.waitForTimeout(700);
  }
  expect(await refreshes(tiktok)).toHaveLength(1);
});

test("a refused refresh changes nothing while the access token is valid", async ({
  page,
  tiktok,
  advance,
}) => {
  await signInWithoutVisit(page);
  await advance(7_000);
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
      ["the refresh token has expired", "expire-refresh-tokens"],
      ["the app was removed in TikTok", "remove-consents"],
    ] as const) {
      test(`if ${what}, the page offers to reconnect and the person returns to it`, {
        tag: javaScriptEnabled && act === "remove-consents" ? "@journey" : [],
      }, async ({ page, tiktok }) => {
        await expiredSession(page, tiktok);
        await tiktok.act(act);
        await page.goto("/dashboard?tab=likes");
        if (!javaScriptEnabled) await showSlowContent(page);
        await expectRemembered(page, "Reconnect TikTok");
        await page.getByRole("button", { name: "Reconnect TikTok" }).click();
        // With a valid consent, TikTok skips the consent page.
        if (act === "remove-consents") await agree(page);
        await page.waitForURL("**/dashboard?tab=likes");
        if (!javaScriptEnabled) await showSlowContent(page);
        await expectLive(page);
      });
    }
  });
}

const outage = async (page: Page) => {
  await expect(
    page.getByRole("main").getByText("Showing your numbers from 5 minutes ago."),
  ).toBeVisible();
  await expectLive(page);
};
const refusal = (page: Page) => expectRemembered(page, "Reconnect TikTok");

for (const [what, begin, expectShown] of [
  ["an outage", { status: 503, body: "", times: 9 }, outage],
  ["a consent that ended without a webhook", null, refusal],
] as const) {
  test(`${what} shows as soon as the cached data is five minutes old`, async ({
    page,
    tiktok,
    advance,
  }) => {
    await signInWithoutVisit(page);
    await page.goto("/dashboard");
    await expectLive(page);
    if (begin) await tiktok.fault({ endpoint: "user_info", ...begin });
    else await tiktok.act("remove-consents");
    await page.reload();
    await expectLive(page);
    await advance(301);
    await page.reload();
    await expectShown(page);
    await page.reload();
    await expectShown(page);
  });
}
