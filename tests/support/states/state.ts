import type { Page } from "@playwright/test";
import { signIn } from "../consent";
import { type Site, startSite } from "../servers";
import type { TikTokControl } from "../tiktok";

/** A page in one of its states. */
export interface State {
  /** Also the name of its screenshots. */
  name: string;
  /**
   * Opens the page in this state.
   * @param site the address of a site started with `env`; empty for the test's own site
   */
  open(page: Page, tiktok: TikTokControl, site: string): Promise<unknown>;
  /** Errors in the browser that belong to this state. */
  expectedProblems?: RegExp;
  /** Take the screenshot at once and of the viewport only: the state is brief, or covers the screen. */
  viewportOnly?: boolean;
  /** The state exists only in the browser: for the same address, the server returns another page. */
  browserOnly?: boolean;
  /** Only its words differ from another state's: it is photographed, but not checked once more. */
  onlyWordsDiffer?: boolean;
  /** Starts a separate site for this state, with this configuration and nothing else. */
  env?: Record<string, string>;
}

/** A page that needs no session. */
export const publicPage = (name: string, path: string, env?: Record<string, string>): State => ({
  name,
  open: (page, _tiktok, site) => page.goto(site + path),
  ...(env && { env }),
});

/** A page that needs a session. */
export const signedInPage = (name: string, path: string, choice = {}): State => ({
  name,
  open: async (page) => {
    await signIn(page, choice);
    await page.goto(path);
  },
});

/** Opens a state, with a separate site if it needs one, and runs `check` in it. */
export async function withState(
  state: State,
  { page, tiktok }: { page: Page; tiktok: TikTokControl },
  check: () => Promise<void>,
): Promise<void> {
  const separateSite: Site | null = state.env ? await startSite(state.env) : null;
  try {
    await state.open(page, tiktok, separateSite?.url ?? "");
    await check();
  } finally {
    await separateSite?.stop();
  }
}

/** Opens a page and returns as soon as its skeleton is there. */
export async function openUntilSkeleton(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "commit" });
  await page.getByText("Loading your").first().waitFor({ state: "attached" });
}
