import type { Page } from "@playwright/test";
import { signIn } from "../consent";
import { type Site, startSite } from "../servers";
import type { TikTokControl } from "../tiktok";

/** A page in a state worth looking at; the name is the picture's. */
export interface State {
  name: string;
  /** Opens it. @param site the address of the site with a configuration of its own, else empty */
  open(page: Page, tiktok: TikTokControl, site: string): Promise<unknown>;
  /** What goes wrong in the browser because of it. */
  problems?: RegExp;
  /** Its picture is of the screen as it is at once: it passes, or covers the screen. */
  isMomentary?: boolean;
  /** The browser alone has brought it about: the server answers the address with another page. */
  isOfBrowser?: boolean;
  /** The whole configuration of a site of its own. */
  env?: Record<string, string>;
}

// Longer than a picture takes, and less than the site waits for.
export const SLOW_MS = 4_500;

/** A page that is there without a session. */
export const at = (name: string, path: string, env?: Record<string, string>): State => ({
  name,
  open: (page, _tiktok, site) => page.goto(site + path),
  ...(env && { env }),
});

/** A page of somebody who has signed in. */
export const signedIn = (name: string, path: string, choice = {}): State => ({
  name,
  open: async (page) => {
    await signIn(page, choice);
    await page.goto(path);
  },
});

/** Opens a state, with a site of its own where it needs one, for as long as it is looked at. */
export async function inState(
  state: State,
  { page, tiktok }: { page: Page; tiktok: TikTokControl },
  look: () => Promise<void>,
): Promise<void> {
  const own: Site | null = state.env ? await startSite(state.env) : null;
  try {
    await state.open(page, tiktok, own?.url ?? "");
    await look();
  } finally {
    await own?.stop();
  }
}

/** Opens a page as far as its skeleton. */
export async function openUntilSkeleton(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "commit" });
  await page.getByText("Reading from TikTok").first().waitFor({ state: "attached" });
}
