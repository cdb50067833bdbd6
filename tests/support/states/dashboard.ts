import type { Page, Route } from "@playwright/test";
import { signIn, signInWithoutVisit } from "../consent";
import { openDisconnectDialog } from "../disconnect-dialog";
import { REFUSED_PICTURE } from "../fixtures";
import { openUntilSkeleton, SLOW_MS, type State, signedIn } from "./state";

/** The dashboard and the settings, whole and lacking something. */
export const DASHBOARD_STATES: State[] = [
  signedIn("dashboard", "/dashboard"),
  signedIn("dashboard-long-name", "/dashboard", { persona: "Long name" }),
  signedIn("dashboard-newcomer", "/dashboard", { persona: "Newcomer" }),
  {
    ...signedIn("dashboard-expired-avatar", "/dashboard", { persona: "Expired avatar" }),
    problems: REFUSED_PICTURE,
  },
  signedIn("dashboard-partial-grant", "/dashboard", {
    without: ["user.info.profile", "user.info.stats"],
  }),
  signedIn("dashboard-withheld-again", "/dashboard?requested=user.info.stats", {
    without: ["user.info.stats"],
  }),
  {
    name: "dashboard-skeleton",
    open: async (page, tiktok) => {
      await signInWithoutVisit(page);
      await tiktok.fault({ endpoint: "user_info", delayMs: SLOW_MS });
      await openUntilSkeleton(page, "/dashboard");
    },
    isMomentary: true,
  },
  failing("dashboard-stale", { status: 503 }),
  failing("dashboard-rate-limited", { status: 429, headers: { "retry-after": "30" } }),
  {
    name: "dashboard-dead-grant",
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
      // The link has to be followed by the page's script.
      await page.waitForLoadState("networkidle");
      await breakNextVisit(page);
      await page.getByRole("link", { name: "Dashboard" }).click();
      await page.getByRole("heading", { name: "Something went wrong on our side" }).waitFor();
    },
    // React's number for an error on the server.
    problems: /^console: .*React error #441/,
    isOfBrowser: true,
  },
  signedIn("settings", "/dashboard/settings"),
  signedIn("disconnect", "/dashboard/settings/disconnect"),
  {
    name: "disconnect-dialog",
    open: async (page) => {
      await signIn(page);
      await openDisconnectDialog(page);
    },
    isMomentary: true,
    isOfBrowser: true,
  },
];

/** The dashboard as it is when its next reading of TikTok fails. */
function failing(name: string, fault: Record<string, unknown>): State {
  return {
    name,
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "user_info", times: 9, ...fault });
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.getByText("TikTok could not be read just now").waitFor();
    },
  };
}

/** The server's answer to the next visit of the dashboard, as it is when a component of it threw. */
async function breakNextVisit(page: Page): Promise<void> {
  const breakOff = async (route: Route) => {
    const response = await route.fetch();
    const row = /^([0-9a-f]+):(?=.*Read from TikTok).*$/m;
    const body = (await response.text()).replace(row, '$1:E{"digest":"4711"}');
    await route.fulfill({ response, body });
  };
  await page.route(/dashboard\?_rsc/, breakOff, { times: 1 });
}
