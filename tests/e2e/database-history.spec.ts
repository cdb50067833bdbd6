import { signInWithoutVisit } from "../support/consent";
import { expect, REFUSED_PICTURE } from "../support/fixtures";
import { expectLive, sessionCookie } from "../support/grant-life";
import { test } from "../support/new-people";

test.use({ movesClock: true });

const DAY = 24 * 60 * 60;

test("the dashboard shows how the counts change, from the second day on", async ({
  page,
  advance,
}) => {
  await signInWithoutVisit(page);
  await page.goto("/dashboard");
  await expectLive(page);
  await expect(page.getByText("once there are two days to compare")).toBeVisible();
  for (let day = 0; day < 8; day++) {
    await advance(DAY);
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

  test("the session of someone who comes again and again never ends", async ({ page, advance }) => {
    await signInWithoutVisit(page);
    for (let visit = 0; visit < 4; visit++) {
      await advance(20 * DAY);
      await page.goto("/dashboard");
      await expect(page).toHaveURL(/\/dashboard$/);
      expect(await sessionCookie(page.context())).toHaveLength(1);
    }
    await advance(31 * DAY);
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/login/);
  });
});
