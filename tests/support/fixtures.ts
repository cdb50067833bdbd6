import { test as base, expect } from "@playwright/test";
import type { Timeouts } from "../../lib/timeouts";
import { moveBrowserClock, moveClock, onClock, secondsAhead, siteSeconds } from "./clock";
import { createTestDatabase } from "./database";
import { emulatorEnv, type Site, startSite, startTestEmulator } from "./servers";
import type { TestDatabase } from "./test-database";
import { controlOf, type TikTokControl } from "./tiktok";
import { UNLIMITED, withTimeouts } from "./timeouts";

/** One of the emulator's personas has an expired picture, which answers 403. */
export const REFUSED_PICTURE = /^403 .*x-expires/;

interface WorkerFixtures {
  /** Whether the sites store users in a database. The projects in playwright.config.ts set it. */
  keepsPeople: boolean;
  /** What the sites wait for longer or shorter than in production. */
  timeouts: Partial<Timeouts>;
  /** Whether tests of this file move the clock. Their workers run no other tests, which could not go back in time. */
  movesClock: boolean;
  /** The database of the worker's site; null if it has none. */
  database: TestDatabase | null;
  emulator: Awaited<ReturnType<typeof startTestEmulator>>;
  site: Site;
}

interface Fixtures {
  tiktok: TikTokControl;
  /** Starts another site, which is stopped after the test. */
  launchSite: typeof startSite;
  /** Moves the clock of the worker's sites, of the emulator and of the browser forward. Later tests of the worker begin at that time. */
  advance: (seconds: number) => Promise<void>;
  /** Problems in the browser that the test expects, such as a refused picture. */
  expectedProblems: RegExp | null;
  /** Makes `site.log()` start at the beginning of the test. */
  freshLog: undefined;
}

/**
 * Browser tests. Each worker has its own site and emulator; the emulator is reset before every test. A test
 * fails on every error in the browser's console and on every refused request of the site's pages.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  keepsPeople: [false, { option: true, scope: "worker" }],
  timeouts: [{}, { option: true, scope: "worker" }],
  movesClock: [false, { option: true, scope: "worker" }],
  database: [
    async ({ keepsPeople }, use) => {
      const database = keepsPeople ? await createTestDatabase() : null;
      await use(database);
      await database?.drop();
    },
    { scope: "worker" },
  ],
  emulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
    async ({}, use) => {
      const emulator = await startTestEmulator();
      await use(emulator);
      await emulator.close();
    },
    { scope: "worker" },
  ],
  site: [
    async ({ emulator, database, timeouts }, use) => {
      const env = {
        ...emulatorEnv(emulator),
        ...database?.env,
        ...withTimeouts({ ...UNLIMITED, ...timeouts }),
      };
      const site = await startSite(onClock(env));
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  freshLog: [
    async ({ site }, use) => {
      site.clearLog();
      await use(undefined);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  launchSite: async ({}, use) => {
    const sites: Site[] = [];
    await use(async (env, options) => {
      const site = await startSite(onClock(env), options);
      sites.push(site);
      return site;
    });
    await Promise.all(sites.map((site) => site.stop()));
  },
  context: async ({ context }, use) => {
    if (secondsAhead() > 0) await moveBrowserClock(context);
    await use(context);
  },
  advance: async ({ context, tiktok, movesClock }, use) => {
    if (!movesClock)
      throw new Error("a file that moves the clock needs test.use({ movesClock: true })");
    await use(async (seconds) => {
      await moveClock(seconds);
      await tiktok.followClock();
      await moveBrowserClock(context);
    });
  },
  expectedProblems: [null, { option: true }],
  page: async ({ page, site, emulator, expectedProblems, javaScriptEnabled }, use) => {
    const problems: string[] = [];
    const note = (problem: string) => {
      const isOurs = !page.url().startsWith(emulator.url);
      const isExpected = expectedProblems?.test(problem) ?? false;
      if (isOurs && !isExpected) problems.push(problem);
    };
    page.on("pageerror", (error) => note(`uncaught: ${error.message}`));
    const answered = new Set<string>();
    page.on("response", (response) => {
      answered.add(new URL(response.url()).origin);
      if (response.status() >= 400)
        note(`${response.status()} ${response.url()} on ${page.url()} at ${siteSeconds()}`);
    });
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      const { origin } = new URL(request.url());
      // The test has stopped this server in the meantime.
      const isStopped = origin !== site.url && origin !== emulator.url && answered.has(origin);
      // Leaving a page cancels its open requests. Without JavaScript, Chromium reports preloaded scripts
      // as policy violations.
      const isDropped = why === "net::ERR_ABORTED" || (why === "csp" && !javaScriptEnabled);
      if (!isDropped && !isStopped) note(`${why} ${request.url()}`);
    });
    page.on("console", (message) => {
      // Refused requests are noted above, with their URLs.
      const isRefusal = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !isRefusal) note(`console: ${message.text()}`);
    });
    await use(page);
    expect(problems).toEqual([]);
  },
  tiktok: [
    async ({ emulator }, use) => {
      const control = controlOf(emulator);
      await control.reset();
      await use(control);
      // Answers that are still held back would reach the next test.
      await control.endFaults();
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
