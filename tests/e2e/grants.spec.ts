import { siteSeconds } from "../support/clock";
import { agree, cancel, signIn } from "../support/consent";
import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { emulatorEnv } from "../support/servers";

const PROFILE = "user.info.profile";
const STATS = "user.info.stats";

test("a scope that was left out can be granted later, on the same page", {
  tag: "@journey-with-database",
}, async ({ page, tiktok }) => {
  await signIn(page, { without: [PROFILE, STATS] });
  await page.goto("/dashboard?tab=likes");
  const preview = page.getByRole("heading", { name: "Numbers", exact: true });
  await expect(preview).toBeVisible();
  await expect(page.getByText("Adds your follower, following, like")).toBeVisible();
  await expect(page.getByText("Followers", { exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Add profile and numbers" }).click();
  await page.waitForURL(/\/v2\/auth\/authorize\/.*disable_auto_auth=1/);
  await agree(page, { without: [PROFILE] });
  await page.waitForURL(/\/dashboard\?tab=likes/);
  await expect(page.getByText("Followers", { exact: true })).toBeVisible();
  await expect(preview).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Profile details" })).toBeVisible();
  expect((await tiktok.requests("/v2/user/info/")).every(({ status }) => status === 200)).toBe(
    true,
  );
});

const ALL = ["user.info.basic", PROFILE, STATS, "video.list"];

for (const [answer, fault] of [
  ["does not name the scopes", { omit: ["scope"] }],
  ["names no scope", { merge: { scope: "" } }],
  ["has the scopes in an array", { merge: { scope: ALL } }],
  ["separates the scopes with spaces", { merge: { scope: ALL.join(" ") } }],
] as const) {
  test(`a scope that was added is there if TikTok's answer ${answer}`, async ({ page, tiktok }) => {
    await signIn(page, { without: [PROFILE, STATS] });
    await tiktok.fault({ endpoint: "token", times: 9, ...fault });
    await page.getByRole("button", { name: "Add profile and numbers" }).click();
    await agree(page);
    await page.waitForURL("**/dashboard");
    await expect(page.getByText("Followers", { exact: true })).toBeVisible();
    await expect(page.getByText(/^@/)).toBeVisible();
    await expect(page.getByRole("button", { name: /^Add / })).toHaveCount(0);
  });
}

test("a person can decline a scope again", async ({ page }) => {
  await signIn(page, { without: [STATS] });
  await page.getByRole("button", { name: "Add numbers" }).click();
  await agree(page, { without: [STATS] });
  await expect(page.getByText("You chose not to share this, and that is fine.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add numbers" })).toBeVisible();
  await expect(page.getByText(/^@/)).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });

    test("cancelling the request for another scope leads back to the page, which says so once", async ({
      page,
    }) => {
      await signIn(page, { without: [STATS] });
      await page.goto("/dashboard?tab=likes");
      await page.getByRole("button", { name: "Add numbers" }).click();
      await cancel(page);
      await page.waitForURL("**/dashboard?tab=likes");
      await expect(page.getByRole("heading", { name: "Not shared" })).toBeVisible();
      await expect(page.getByText(/^@/)).toBeVisible();
      const notes = (await page.context().cookies()).filter(({ name }) => name === "asked-scopes");
      expect(notes.map(({ expires }) => expires - siteSeconds() < 61)).toEqual([true]);
    });
  });
}

test.describe("with an account whose picture is refused", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("choosing another account there signs that account in", async ({ page }) => {
    await signIn(page, { without: [STATS] });
    const before = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByRole("button", { name: "Add numbers" }).click();
    await agree(page, { persona: "Expired avatar" });
    await page.waitForURL(/\/dashboard/);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(before ?? "");
    await expect(page.getByText("Followers", { exact: true })).toBeVisible();
  });
});

test("a scope that the app does not request has no card @cookie", async ({
  page,
  emulator,
  launchSite,
}) => {
  const basic = await launchSite({ ...emulatorEnv(emulator), TIKTOK_SCOPES: "user.info.basic" });
  await page.goto(`${basic.url}/login`);
  await page.getByRole("button", { name: "Continue with TikTok" }).click();
  await expect(page).toHaveURL(/scope=user\.info\.basic&/);
  await agree(page);
  await page.waitForURL(`${basic.url}/dashboard`);
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  await expect(page.getByRole("button", { name: /^Add / })).toHaveCount(0);
});
