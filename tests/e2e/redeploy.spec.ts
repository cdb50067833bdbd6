import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";

// An action that no build has.
const UNKNOWN = `40${"0".repeat(40)}`;

test.use({
  expectedProblems:
    /^409 |UnrecognizedActionError|was not found on the server|INTERNET_DISCONNECTED|Failed to fetch/,
});

test("the dashboard reloads by itself when its action is from an earlier build, and needs no second press", async ({
  page,
  tiktok,
}) => {
  await signIn(page);
  let outdated = 1;
  await page.route("**/dashboard", async (route) => {
    const request = route.request();
    if (request.method() !== "POST" || outdated === 0) return route.continue();
    outdated -= 1;
    return route.continue({ headers: { ...request.headers(), "next-action": UNKNOWN } });
  });
  const reads = async () => (await tiktok.requests("/v2/user/info/")).length;
  const before = await reads();
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect.poll(reads).toBe(before + 1);
  expect(outdated).toBe(0);
  // Else closing the page may wait for a request that is held here.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test.describe("without JavaScript", () => {
  // A page that the test has altered may load no pictures from this machine.
  test.use({
    javaScriptEnabled: false,
    expectedProblems: /^409 |Access to image|net::ERR_FAILED/,
  });

  test("a form of the dashboard from an earlier build leads to a page that says what to do", async ({
    page,
    tiktok,
  }) => {
    await signIn(page);
    await page.route(
      (url) => url.pathname === "/dashboard",
      async (route) => {
        const response = await route.fetch();
        const html = (await response.text()).replace(
          /\$ACTION_ID_[0-9a-f]+/g,
          `$ACTION_ID_${UNKNOWN}`,
        );
        await route.fulfill({ response, body: html });
      },
      { times: 1 },
    );
    await page.reload();
    const refresh = page.getByRole("button", { name: "Refresh" });
    await refresh.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is out of date");
    await page.getByRole("button", { name: "Open the page again" }).click();
    const before = (await tiktok.requests("/v2/user/info/")).length;
    await refresh.click();
    await expect
      .poll(async () => (await tiktok.requests("/v2/user/info/")).length)
      .toBe(before + 1);
  });
});

test("offline, a button says so, keeps the navigation, and works when the network is back", async ({
  page,
  context,
}) => {
  await signIn(page);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("main").getByText(/Updated from TikTok/)).toBeVisible();
});
