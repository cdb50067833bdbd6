import assert from "node:assert/strict";
import { chromium, type Page } from "@playwright/test";
import { ensureBrowser } from "@/scripts/browser";
import { startSentryStub } from "./sentry-stub";
import { eventually, type Try } from "./world";

const ADDRESS = "https://o0.ingest.de.sentry.io";
const DSN = "https://public@o0.ingest.de.sentry.io/1";

let stub: Awaited<ReturnType<typeof startSentryStub>>;

/** Errors in the browser on a static page and on one with a nonce arrive, and so does one of the server. */
export const sentryAndAnalytics: Try = {
  async prepare() {
    stub = await startSentryStub();
    return {
      replace: [
        [ADDRESS, `http://${stub.host}`],
        [DSN, `http://public@${stub.host}/1`],
      ],
      close: stub.close,
    };
  },
  files: {
    "app/api/failing/route.ts": `export function GET(): Response {
  throw new RangeError("thrown on the server");
}
`,
  },
  async run({ start, visitor }) {
    const site = await start();
    assert.equal((await visitor(site).open("/api/failing")).status, 500);
    await arrives("thrown on the server");
    const browser = await chromium.launch({ executablePath: ensureBrowser() });
    try {
      const page = await browser.newPage();
      const refusals: string[] = [];
      page.on("console", (message) => {
        if (/Content Security Policy/.test(message.text())) refusals.push(message.text());
      });
      for (const path of ["/", "/login?callbackUrl=%2Fdashboard"]) {
        await page.goto(site.url + path, { waitUntil: "networkidle" });
        await throwIn(page, `thrown on ${path.replace(/\?.*/, "")}`);
      }
      assert.deepEqual(refusals, []);
      assert.doesNotMatch(stub.events.join(), /callbackUrl/);
    } finally {
      await browser.close();
    }
  },
};

async function throwIn(page: Page, message: string): Promise<void> {
  await page.evaluate((text) => {
    setTimeout(() => {
      throw new Error(text);
    });
  }, message);
  await arrives(message);
}

const arrives = (message: string) =>
  eventually(async () => {
    assert.ok(stub.events.join().includes(message), `"${message}" has not arrived`);
  });
