import { mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { signInWithoutVisit } from "./consent";
import { expect } from "./fixtures";
import { emulatorEnv, startSite } from "./servers";
import type { TikTokControl } from "./tiktok";

const SHORT_SECONDS = 2;

/** A session whose access token has just ended, without a visit to any page that would rotate it. */
export async function expiredSession(page: Page, tiktok: TikTokControl): Promise<void> {
  await tiktok.configure({ accessTokenSeconds: SHORT_SECONDS });
  await signInWithoutVisit(page);
  await tiktok.configure({ accessTokenSeconds: 7_200 });
  await page.waitForTimeout(SHORT_SECONDS * 1000 + 200);
}

/** A site whose clock can be put forward, and TikTok's with it. */
export async function startSiteWithClock(tiktok: TikTokControl) {
  const file = join(await mkdtemp(join(tmpdir(), "clock-")), "ahead");
  await writeFile(file, "0");
  const site = await startSite({
    ...emulatorEnv(tiktok),
    NODE_OPTIONS: `--import=${pathToFileURL("tests/support/moved-clock.mjs")}`,
    CLOCK_AHEAD_FILE: file,
  });
  let ahead = 0;
  const advance = async (seconds: number) => {
    ahead += seconds;
    await tiktok.configure({ clockAheadSeconds: ahead });
    // In one step, so that nobody reads a file that is being written; the site looks every 20 ms.
    await writeFile(`${file}.new`, String(ahead));
    await rename(`${file}.new`, file);
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return { ...site, advance };
}

/** The requests to the token endpoint that were to use up a refresh token. */
export async function refreshes(tiktok: TikTokControl) {
  const requests = await tiktok.requests("/v2/oauth/token/");
  return requests.filter(({ form }) => form?.grant_type === "refresh_token");
}

/** The access token that the profile was last read with, by how many were given out before it. */
export async function tokenInUse(tiktok: TikTokControl): Promise<number> {
  const last = (await tiktok.requests("/v2/user/info/")).at(-1);
  const { accessTokens } = await tiktok.secrets();
  return accessTokens.indexOf(last?.headers.authorization?.replace("Bearer ", "") ?? "");
}

export async function sessionCookie(context: BrowserContext) {
  const cookies = await context.cookies();
  return cookies.filter(({ name }) => name.includes("session-token"));
}

const profileLink = (page: Page) => page.getByRole("link", { name: /View on TikTok/ });

/** The page visible what only TikTok's own answer can tell. */
export const expectLive = (page: Page) => expect(profileLink(page)).toBeVisible();

/** The page visible who is signed in and the last known counts, and what can be done. */
export async function expectRemembered(page: Page, button: "Try again" | "Reconnect TikTok") {
  await expect(page.getByRole("button", { name: button })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
  await expect(page.getByTitle(/^\d{1,3}(,\d{3}){3,}$/).first()).toBeVisible();
  await expect(profileLink(page)).toHaveCount(0);
}

/** Comes back until TikTok's latest is there, as a person would who was told to reload. */
export async function reloadUntilLive(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(profileLink(page)).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 60_000, intervals: [300] });
}
