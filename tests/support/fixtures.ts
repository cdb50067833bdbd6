import { test as base, expect } from "@playwright/test";
import { emulatorEnv, type Site, startSite, startTestEmulator } from "./servers";
import { controlOf, type TikTokControl } from "./tiktok";

/** The emulator's personas include one whose pictures have expired: they answer 403. */
export const REFUSED_PICTURE = /^403 .*x-expires/;

interface WorkerFixtures {
  emulator: Awaited<ReturnType<typeof startTestEmulator>>;
  site: Site;
}

interface Fixtures {
  tiktok: TikTokControl;
  /** What a test expects to go wrong in the browser, such as a picture that is refused. */
  expectedProblems: RegExp | null;
}

/**
 * Browser tests with a site and a TikTok of their own, which starts every test from its first state.
 * A test fails on any error in the site's console and on any request of its pages that is refused.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
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
    async ({ emulator }, use) => {
      const site = await startSite(emulatorEnv(emulator));
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ site }, use) => use(site.url),
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
      if (response.status() >= 400) note(`${response.status()} ${response.url()}`);
    });
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      const { origin } = new URL(request.url());
      // A server of its own that the test has stopped meanwhile.
      const isStopped = origin !== site.url && origin !== emulator.url && answered.has(origin);
      // A page that is left drops what it was still waiting for; where no script may run, Chromium
      // finds the preloaded ones against the policy.
      const isDropped = why === "net::ERR_ABORTED" || (why === "csp" && !javaScriptEnabled);
      if (!isDropped && !isStopped) note(`${why} ${request.url()}`);
    });
    page.on("console", (message) => {
      // The refusals of requests are noted above, with their addresses.
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
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
