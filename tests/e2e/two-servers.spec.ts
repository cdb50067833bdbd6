import type { APIResponse, Page } from "@playwright/test";
import { decode } from "next-auth/jwt";
import { signInWithoutVisit } from "../support/consent";
import { expect, test } from "../support/fixtures";
import { expectLive, expiredSession, sessionCookie } from "../support/grant-life";
import { emulatorEnv, type Site, TEST_AUTH_SECRET } from "../support/servers";

test.use({ movesClock: true });

/** Four parallel visits with one cookie, two to each server. */
function visitBoth(page: Page, ...sites: [Site, Site]): Promise<APIResponse[]> {
  return Promise.all([...sites, ...sites].map(({ url }) => page.request.get(`${url}/dashboard`)));
}

test("the session survives two servers that rotate at the same time", async ({
  page,
  context,
  site,
  launchSite,
  tiktok,
  advance,
}) => {
  // One cookie jar serves both: cookies belong to a host, whatever the port.
  const other = await launchSite(emulatorEnv(tiktok));
  await signInWithoutVisit(page);
  await advance(7_000);
  const answers = await visitBoth(page, site, other);
  for (const answer of answers) expect(await answer.text()).toContain("View on TikTok");
  expect((await tiktok.secrets()).accessTokens).toHaveLength(2);
  // The browser has the winner's refresh token, which is valid.
  for (const { url } of [other, site]) {
    await advance(7_000);
    await page.goto(`${url}/dashboard`);
    await expectLive(page);
  }
  const { accessTokens } = await tiktok.secrets();
  expect(accessTokens).toHaveLength(4);
  const [cookie, ...others] = await sessionCookie(context);
  expect(others).toEqual([]);
  const salt = cookie?.name ?? "";
  const session = await decode({ token: cookie?.value, secret: TEST_AUTH_SECRET, salt });
  expect(session?.grant?.accessToken).toBe(accessTokens[3]);
});

test("after two servers have raced for an expired access token, every visit shows TikTok's data", async ({
  page,
  context,
  site,
  launchSite,
  tiktok,
}) => {
  // One cookie jar serves both: cookies belong to a host, whatever the port.
  const other = await launchSite(emulatorEnv(tiktok));
  await expiredSession(page, tiktok);
  const answers = await visitBoth(page, site, other);
  for (const answer of answers) expect(await answer.text()).toContain("View on TikTok");
  expect((await tiktok.secrets()).accessTokens).toHaveLength(2);
  expect(await sessionCookie(context)).toHaveLength(1);
  for (const { url } of [other, site]) {
    await page.goto(`${url}/dashboard`);
    await expectLive(page);
  }
});
