import type { Page, Route } from "@playwright/test";
import { goToConsent, signIn, signInWithoutVisit } from "./consent";
import { REFUSED_PICTURE } from "./fixtures";
import type { TikTokControl } from "./tiktok";

/** A page in a state worth looking at; the name is the picture's. */
export interface State {
  name: string;
  open(page: Page, tiktok: TikTokControl): Promise<unknown>;
  /** What goes wrong in the browser because of it. */
  problems?: RegExp;
  /** Its picture is of the screen as it is at once: it passes, or covers the screen. */
  isMomentary?: boolean;
}

// Longer than a picture takes, and less than the site waits for.
const SLOW_MS = 4_500;

const at = (name: string, path: string): State => ({ name, open: (page) => page.goto(path) });

const signedIn = (name: string, path: string, choice = {}): State => ({
  name,
  open: async (page) => {
    await signIn(page, choice);
    await page.goto(path);
  },
});

/** Every page, and what it looks like when something is missing. */
export const STATES: State[] = [
  at("landing", "/"),
  at("login", "/login"),
  at("login-cancelled", "/login?error=OAuthCallbackError&code=access_denied"),
  at("login-lost", "/login?error=Configuration"),
  at("login-misconfigured", "/login?error=OAuthCallbackError&code=client_mismatch"),
  at("privacy", "/privacy"),
  at("terms", "/terms"),
  at("disconnected", "/disconnected"),
  at("disconnected-here-alone", "/disconnected?grant=stands"),
  { ...at("not-found", "/nowhere"), problems: /^404 .*\/nowhere/ },
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
  signedIn("dashboard-withheld-again", "/dashboard?asked=user.info.stats", {
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
  {
    name: "dashboard-stale",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "user_info", status: 503, times: 9 });
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.getByText("TikTok could not be read just now").waitFor();
    },
  },
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
      await breakNextVisit(page);
      await page.getByRole("link", { name: "Dashboard" }).click();
      await page.getByRole("heading", { name: "Something broke on our side" }).waitFor();
    },
    // React's number for an error on the server.
    problems: /^console: .*React error #441/,
  },
  signedIn("videos", "/dashboard/videos"),
  signedIn("videos-empty", "/dashboard/videos", { persona: "Newcomer" }),
  signedIn("videos-withheld", "/dashboard/videos", { without: ["video.list"] }),
  {
    name: "videos-skeleton",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "video_list", delayMs: SLOW_MS });
      await openUntilSkeleton(page, "/dashboard/videos");
    },
    isMomentary: true,
  },
  {
    name: "videos-stale",
    open: async (page, tiktok) => {
      await signIn(page);
      await tiktok.fault({ endpoint: "video_list", status: 503, times: 9 });
      await page.goto("/dashboard/videos");
      await page.getByText("TikTok could not be read just now").waitFor();
    },
  },
  signedIn("settings", "/dashboard/settings"),
  signedIn("disconnect", "/dashboard/settings/disconnect"),
  {
    name: "disconnect-dialog",
    open: async (page) => {
      await signIn(page);
      await page.goto("/dashboard/settings");
      await page.getByRole("link", { name: "Disconnect TikTok" }).click();
      await page.getByRole("dialog").waitFor();
    },
    isMomentary: true,
  },
  { name: "emulator-consent", open: (page) => goToConsent(page) },
];

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

async function openUntilSkeleton(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "commit" });
  await page.getByText("Reading from TikTok").first().waitFor({ state: "attached" });
}
