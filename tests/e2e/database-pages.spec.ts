import type { Page } from "@playwright/test";
import { expectAccessible, expectValid, sourceOf } from "../support/accessible";
import { signIn } from "../support/consent";
import { expect } from "../support/fixtures";
import { NEEDS_SERVER, test } from "../support/fresh-site";
import { HttpVisitor } from "../support/http-visitor";
import type { TestDatabase } from "../support/test-database";

/** Gives the only person a past of ninety days, with a gap. */
async function fillHistory({ query }: TestDatabase): Promise<void> {
  await query?.(`
    insert into stats_day (user_id, day, followers, following, likes, videos, views)
    select id, current_date - n, 2417530882 - n * 12345, 318, 81204556190 - n * 1234567, 46,
      51234567890 - n * 2345678
    from "user", generate_series(1, 90) as n where n not between 20 and 25
    on conflict do nothing`);
}

async function check(page: Page): Promise<void> {
  await expectValid(await sourceOf(page));
  await expectAccessible(page);
}

test("the dashboard with a history is accessible, and its numbers are text", async ({
  page,
  ownDatabase,
}) => {
  test.skip(!ownDatabase.query, NEEDS_SERVER);
  await signIn(page);
  await fillHistory(ownDatabase);
  await page.reload();
  const history = page
    .getByRole("region", { name: "Your history" })
    .or(
      page.locator("section").filter({ has: page.getByRole("heading", { name: "Your history" }) }),
    );
  for (const count of ["Followers", "Likes", "Views"])
    await expect(history.getByRole("heading", { name: count })).toBeVisible();
  await expect(history.getByText(/since last week/).first()).toBeVisible();
  await history.getByText("Show the numbers").first().click();
  await expect(history.getByRole("table").first()).toBeVisible();
  await check(page);
});

test("the settings with several sessions are accessible", async ({ page, ownSite, tiktok }) => {
  for (let n = 0; n < 3; n++) await new HttpVisitor(ownSite.url).signIn(tiktok);
  await signIn(page);
  await page.goto("/dashboard/settings");
  await expect(page.getByText("This device")).toBeVisible();
  await check(page);
});

for (const [path, heading] of [
  ["/dashboard/settings/delete", "Delete your data?"],
  ["/disconnected?deleted=yes", "Your data is deleted"],
  ["/privacy", "Privacy"],
  ["/unavailable", "Try again in a moment"],
  ["/login?error=SessionEnded&code=authorization_removed", "Sign in to Greenroom"],
] as const) {
  test(`${path} is accessible`, async ({ page }) => {
    if (path.startsWith("/dashboard")) await signIn(page);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await check(page);
  });
}

test("the privacy page says that there is a database, and that everything can be deleted", async ({
  page,
}) => {
  await page.goto("/privacy");
  await expect(page.getByText(/^Our database has your name/)).toBeVisible();
  await expect(page.getByText(/There is no database/)).toHaveCount(0);
});
