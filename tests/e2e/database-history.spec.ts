import { signInWithoutVisit } from "../support/consent";
import { expect, REFUSED_PICTURE, test } from "../support/fixtures";
import { expectLive } from "../support/grant-life";

const DAY = 24 * 60 * 60;

test("the dashboard shows how the counts change, from the second day on", async ({
  page,
  clockSite,
}) => {
  await signInWithoutVisit(page, {}, clockSite.url);
  await page.goto(`${clockSite.url}/dashboard`);
  await expectLive(page);
  await expect(page.getByText("once there are two days to compare")).toBeVisible();
  for (let day = 0; day < 8; day++) {
    await clockSite.advance(DAY);
    await page.reload();
    await expectLive(page);
  }
  const followers = page.getByRole("img", { name: /followers/i });
  await expect(followers).toBeVisible();
  await expect(page.getByText(/since last week/).first()).toBeVisible();
  await page.getByText("Show the numbers").first().click();
  await expect(page.getByRole("row").filter({ hasText: "2,417,530,882" })).toBeVisible();
});

test.describe("weeks later", () => {
  test.use({ expectedProblems: REFUSED_PICTURE });

  test("the session of someone who comes again and again never ends", async ({
    page,
    clockSite,
  }) => {
    await signInWithoutVisit(page, {}, clockSite.url);
    for (let visit = 0; visit < 4; visit++) {
      await clockSite.advance(20 * DAY);
      await page.goto(`${clockSite.url}/dashboard`);
      await expect(page).toHaveURL(/\/dashboard$/);
      const [cookie] = await page.context().cookies();
      expect(cookie).toBeDefined();
    }
    await clockSite.advance(31 * DAY);
    await page.goto(`${clockSite.url}/dashboard`);
    await expect(page).toHaveURL(/\/login/);
  });
});
