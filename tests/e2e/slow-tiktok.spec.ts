import { signInWithoutVisit } from "../support/consent";
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
import { HELD_MS, PATIENT } from "../support/timeouts";

// Pages give up sooner than in production; the refresh and the profile in the background do not.
test.use({ timeouts: { ...PATIENT, callMs: 2_000, pageMs: 1_000 }, movesClock: true });

test("a page does not wait long for a slow TikTok, and the late answer is not lost", async ({
  page,
  tiktok,
  advance,
}) => {
  await signInWithoutVisit(page);
  await advance(7_200);
  await tiktok.fault({ endpoint: "token", delayMs: HELD_MS });
  await page.goto("/dashboard");
  // The emulator records a request when it answers it.
  expect(await refreshes(tiktok)).toHaveLength(0);
  await expectRemembered(page, "Refresh");
  await tiktok.endFaults();
  await expect.poll(async () => (await refreshes(tiktok)).length).toBe(1);
  // Only the server has the new tokens. It keeps them until a request arrives.
  await advance(1_800);
  await page.reload();
  await expectLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
  expect(await tokenInUse(tiktok)).toBe(1);
});

test("if only the profile is slow, the browser gets the new tokens right away @cookie", async ({
  page,
  context,
  tiktok,
}) => {
  await expiredSession(page, tiktok);
  const before = await sessionCookie(context);
  await tiktok.fault({ endpoint: "user_info", delayMs: HELD_MS });
  await page.goto("/dashboard", { waitUntil: "commit" });
  expect(await sessionCookie(context)).not.toEqual(before);
  await expectRemembered(page, "Refresh");
  await reloadUntilLive(page);
  expect(await refreshes(tiktok)).toHaveLength(1);
});
