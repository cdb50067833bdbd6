import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";

// An action that no build has.
const UNKNOWN = `40${"0".repeat(40)}`;

test.use({
  expectedProblems:
    /^409 .*dashboard|UnrecognizedActionError|was not found on the server|INTERNET_DISCONNECTED|Failed to fetch/,
});

test("a button of an earlier build says that the site was updated, does nothing, and offers to reload", async ({
  page,
  tiktok,
}) => {
  await signIn(page);
  const posts: string[] = [];
  await page.route("**/dashboard", async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    posts.push(request.url());
    return route.continue({ headers: { ...request.headers(), "next-action": UNKNOWN } });
  });
  const reads = async () => (await tiktok.requests("/v2/user/info/")).length;
  const before = await reads();
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This site has been updated");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("main").getByText(/Updated from TikTok/)).toBeVisible();
  await page.waitForLoadState("networkidle");
  // Nothing was sent a second time.
  expect(posts).toHaveLength(1);
  expect(await reads()).toBe(before);
});

test("offline, a button asks to check the connection, keeps the navigation, and works when the network is back", async ({
  page,
  context,
}) => {
  await signIn(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page stopped working");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("main").getByText(/Updated from TikTok/)).toBeVisible();
});
