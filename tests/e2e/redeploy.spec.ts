import { signIn } from "../support/consent";
import { expect, test } from "../support/fixtures";

// An action that no build has.
const UNKNOWN = `40${"0".repeat(40)}`;

test.use({
  expectedProblems:
    /^409 |UnrecognizedActionError|was not found on the server|INTERNET_DISCONNECTED|Failed to fetch/,
});

for (const path of ["/dashboard", "/login"]) {
  test(`${path} reloads by itself when its action is from an earlier build, and needs no second press`, async ({
    page,
    tiktok,
  }) => {
    if (path === "/dashboard") await signIn(page);
    else await page.goto(path);
    const isPost = (method: string) => method === "POST";
    let outdated = 1;
    await page.route(`**${path}`, async (route) => {
      const request = route.request();
      if (!isPost(request.method()) || outdated === 0) return route.continue();
      outdated -= 1;
      return route.continue({ headers: { ...request.headers(), "next-action": UNKNOWN } });
    });
    const name = path === "/dashboard" ? "Refresh" : "Continue with TikTok";
    const reads = async () => (await tiktok.requests("/v2/user/info/")).length;
    const before = await reads();
    await page.getByRole("button", { name }).click();
    if (path === "/login") await page.waitForURL(/\/v2\/auth\/authorize/);
    else await expect.poll(reads).toBe(before + 1);
    expect(outdated).toBe(0);
    // Else closing the page may wait for a request that is held here.
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ["/", "/login?callbackUrl=%2Fdashboard%2Fvideos"]) {
    test(`a form on ${path} from an earlier build leads to a page that says what to do`, async ({
      page,
    }) => {
      await page.route(
        (url) => url.pathname + url.search === path,
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
      await page.goto(path);
      const button = page.getByRole("button", { name: "Continue with TikTok" });
      await button.click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is out of date");
      await page.getByRole("button", { name: "Open the page again" }).click();
      await button.click();
      await page.waitForURL(/\/v2\/auth\/authorize/);
    });
  }
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
