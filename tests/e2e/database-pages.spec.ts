import { dayAt } from "../../lib/day";
import { site } from "../../lib/site";
import { expectAccessible } from "../support/accessible";
import { siteSeconds } from "../support/clock";
import { signIn, signInWithoutVisit } from "../support/consent";
import { expect } from "../support/fixtures";
import { sessionCookie } from "../support/grant-life";
import { HttpVisitor } from "../support/http-visitor";
import { test } from "../support/new-people";
import type { TestDatabase } from "../support/test-database";

/** Gives a person a past of ninety days, with a gap. */
async function fillHistory(query: TestDatabase["query"], person: string) {
  const text = `
    insert into stats_day (user_id, day, followers, following, likes, videos, views)
    select $1, $2::date - n, 2417530882 - n * 12345, 318, 81204556190 - n * 1234567, 46,
      51234567890 - n * 2345678
    from generate_series(1, 90) as n where n not between 20 and 25
    on conflict do nothing`;
  await query(text, [person, dayAt(siteSeconds())]);
}

test("the dashboard with a history is accessible, and its numbers are text", async ({
  page,
  database,
}) => {
  if (!database) throw new Error("the project has no database");
  await signIn(page);
  const { user } = await (await page.request.get("/api/auth/session")).json();
  await fillHistory(database.query, user.id);
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
  await expectAccessible(page);
});

test("the settings with several sessions are accessible", async ({ page, site, tiktok }) => {
  for (let n = 0; n < 3; n++) await new HttpVisitor(site.url).signIn(tiktok);
  await signIn(page);
  await page.goto("/dashboard/settings");
  await expect(page.getByText("This browser")).toBeVisible();
  await expectAccessible(page);
});

for (const [path, heading] of [
  ["/dashboard/settings/delete", "Delete your data?"],
  ["/disconnected?deleted=yes", "Disconnecting TikTok"],
  ["/privacy", "Privacy"],
  ["/login?error=SessionEnded&code=authorization_removed", `Sign in to ${site.name}`],
] as const) {
  test(`${path} is accessible`, async ({ page }) => {
    if (path.startsWith("/dashboard")) await signIn(page);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expectAccessible(page);
  });
}

test("the export contains the history and the sessions, without their tokens", async ({
  page,
  context,
}) => {
  await signIn(page);
  const exported = await page.request.get("/dashboard/settings/export");
  const data = await exported.json();
  expect(data.history).toEqual([expect.objectContaining({ followers: 2417530882 })]);
  expect(data.sessions).toEqual([expect.objectContaining({ id: data.session.sessionId })]);
  const [cookie] = await sessionCookie(context);
  expect(cookie?.value).toHaveLength(43);
  expect(JSON.stringify(data)).not.toContain(cookie?.value);
});

test("disconnecting warns that the history is deleted", async ({ page }) => {
  await signIn(page);
  await page.goto("/dashboard/settings/disconnect");
  await expect(page.getByText(/deletes your numbers and their history/)).toBeVisible();
  await page.getByRole("button", { name: "Disconnect TikTok" }).click();
  await page.waitForURL("**/disconnected");
  await expect(page.getByRole("status")).toContainText("you are signed out everywhere");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the history stands below the profile, also when TikTok is slow", async ({
    page,
    tiktok,
  }) => {
    await signInWithoutVisit(page);
    await tiktok.fault({ endpoint: "user_info", delayMs: 1_000 });
    await page.goto("/dashboard");
    await page.getByRole("link", { name: "Load the page again" }).click();
    const account = await page.getByText("Likes per video").boundingBox();
    const history = await page.getByRole("heading", { name: "Your history" }).boundingBox();
    const gap = (history?.y ?? 0) - (account?.y ?? 0);
    expect(gap).toBeGreaterThan(40);
    expect(gap).toBeLessThan(160);
  });
});

test("the privacy page says that there is a database, and that everything can be deleted", async ({
  page,
}) => {
  await page.goto("/privacy");
  await expect(page.getByText(/^Our database keeps your name/)).toBeVisible();
  await expect(page.getByText(/There is no database/)).toHaveCount(0);
});
