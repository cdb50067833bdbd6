import type { Page, Route } from "@playwright/test";
import { cancel, signIn, signInWithoutVisit } from "../consent";
import { openDisconnectDialog } from "../disconnect-dialog";
import { REFUSED_PICTURE } from "../fixtures";
import { HELD_MS } from "../timeouts";
import { openUntilSkeleton, type State, signedInPage } from "./state";

/** The dashboard and the settings, in their usual state and with something missing or broken. */
export const DASHBOARD_STATES: State[] = [
  signedInPage("dashboard", "/dashboard"),
  signedInPage("dashboard-long-name", "/dashboard", { persona: "Long name" }),
  signedInPage("dashboard-newcomer", "/dashboard", { persona: "Newcomer" }),
  {
    ...signedInPage("dashboard-expired-avatar", "/dashboard", { persona: "Expired avatar" }),
    expectedProblems: REFUSED_PICTURE,
  },
  signedInPage("dashboard-partial-grant", "/dashboard", {
    without: ["user.info.profile", "user.info.stats"],
  }),
  {
    name: "dashboard-declined-again",
    open: async (page) => {
      await signIn(page, { without: ["user.info.stats"] });
      await page.getByRole("button", { name: "Add numbers" }).first().click();
      await cancel(page);
      await page.waitForURL("**/dashboard");
    },
  },
  signedInPage("dashboard-only-basic", "/dashboard", {
    without: ["user.info.profile", "user.info.stats", "video.list"],
  }),
  {
    name: "dashboard-video-tip",
    open: async (page) => {
      await signIn(page);
      await page
        .getByRole("link", { name: /Opens TikTok/ })
        .nth(7)
        .focus();
      // The tip is for the keyboard's focus, which a script alone does not give.
      await page.keyboard.press("Tab");
      await page.locator("[popover]").filter({ visible: true }).waitFor();
    },
    browserOnly: true,
  },
  {
    name: "dashboard-skeleton",
    open: async (page, tiktok) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "user_info", delayMs: HELD_MS });
      await openUntilSkeleton(page, "/dashboard");
    },
    viewportOnly: true,
  },
  failing("dashboard-stale", { status: 503 }),
  failing("dashboard-rate-limited", { status: 429, headers: { "retry-after": "30" } }),
  {
    name: "dashboard-revoked",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.act("remove-consents");
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.getByRole("button", { name: "Reconnect TikTok" }).waitFor();
    },
  },
  {
    name: "dashboard-broken",
    open: async (page) => {
      await signIn(page);
      await page.goto("/dashboard/settings");
      // Only the page's script requests `_rsc`, so it has to be running before the click.
      await page.waitForLoadState("networkidle");
      await breakNextVisit(page);
      await page.getByRole("link", { name: "Dashboard" }).click();
      await page.getByRole("heading", { name: "Something went wrong on our side" }).waitFor();
    },
    // React's code for an error on the server.
    expectedProblems: /^console: .*React error #441/,
    browserOnly: true,
  },
  signedInPage("settings", "/dashboard/settings"),
  {
    name: "settings-revoked",
    open: async (page, tiktok) => {
      await signInWithoutVisit(page);
      await tiktok.act("remove-consents");
      await page.goto("/dashboard/settings");
    },
  },
  signedInPage("disconnect", "/dashboard/settings/disconnect"),
  {
    name: "disconnect-dialog",
    open: async (page) => {
      await signIn(page);
      await openDisconnectDialog(page);
    },
    viewportOnly: true,
    browserOnly: true,
  },
];

/** The dashboard after a refresh that failed. */
function failing(name: string, fault: Record<string, unknown>): State {
  return {
    name,
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "user_info", times: 9, ...fault });
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.getByRole("main").getByText("Showing your numbers from").waitFor();
    },
  };
}

/** Makes the next visit to the dashboard look as if one of its components had thrown on the server. */
async function breakNextVisit(page: Page): Promise<void> {
  const breakResponse = async (route: Route) => {
    const response = await route.fetch();
    const row = /^([0-9a-f]+):(?=.*Updated from TikTok).*$/m;
    const body = (await response.text()).replace(row, '$1:E{"digest":"4711"}');
    await route.fulfill({ response, body });
  };
  await page.route(/dashboard\?_rsc/, breakResponse, { times: 1 });
}
