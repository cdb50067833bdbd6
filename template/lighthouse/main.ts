import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "@/scripts/browser";
import { buildForTests } from "@/scripts/test-build";
import { signIn } from "@/tests/support/consent";
import { emulatorEnv, startSite, startTestEmulator } from "@/tests/support/servers";
import { cookieHeader } from "../support/cookie-header";

// Downloaded when this runs, because it is larger than all other dependencies together.
const LIGHTHOUSE = "lighthouse@12.8.2";
const PAGES = process.argv.length > 2 ? process.argv.slice(2) : ["/", "/login", "/dashboard"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--headless=new", "--disable-gpu", "--disable-background-networking"];
const RUNS = 5;
const TIMEOUT_MS = 3 * 60_000;

interface Report {
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; title: string; scoreDisplayMode: string }>;
}

/**
 * Measures the production build with Lighthouse's mobile settings and prints the scores of each page. Results vary,
 * so it measures each page several times and reports the run with the median performance.
 */
async function measureSite(): Promise<void> {
  const browser = ensureBrowser();
  if ((await buildForTests()) !== 0) process.exit(1);
  const emulator = await startTestEmulator();
  const site = await startSite(emulatorEnv(emulator));
  try {
    const cookie = await signInAt(site.url, browser);
    console.log(["page".padEnd(12), ...CATEGORIES].join("  "));
    for (const path of PAGES) {
      const report = medianReport(
        `${site.url}${path}`,
        browser,
        path.startsWith("/dashboard") ? cookie : "",
      );
      const scores = CATEGORIES.map((name) => percent(report.categories[name]?.score, name.length));
      console.log([path.padEnd(12), ...scores].join("  "));
      for (const audit of Object.values(report.audits)) {
        if (isFailed(audit)) console.log(`  - ${audit.title}`);
      }
    }
  } finally {
    await site.stop();
    await emulator.close();
  }
}

/** Signs in and returns the value of a Cookie header. */
async function signInAt(url: string, executablePath: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const page = await browser.newPage({ baseURL: url });
  await signIn(page);
  const cookie = await cookieHeader(page.context(), url);
  await browser.close();
  return cookie;
}

function medianReport(url: string, browser: string, cookie: string): Report {
  const reports = Array.from({ length: RUNS }, () => measure(url, browser, cookie));
  const performance = (report: Report) => report.categories.performance?.score ?? 0;
  const sorted = reports.sort((a, b) => performance(a) - performance(b));
  return sorted[Math.floor(RUNS / 2)] as Report;
}

function measure(url: string, browser: string, cookie: string): Report {
  const path = join(mkdtempSync(join(tmpdir(), "lighthouse-")), "report.json");
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [
    ...["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--output-path=${path}`],
    `--only-categories=${CATEGORIES.join(",")}`,
    `--chrome-flags=${[...FLAGS, ...sandbox].join(" ")}`,
    ...(cookie ? [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`] : []),
  ];
  const env = { ...process.env, CHROME_PATH: browser };
  // Now and then Chromium's trace lacks the start of the page, and Lighthouse asks to be run again.
  for (let tries = 0; tries < 3; tries++) {
    const run = spawnSync("npx", args, { env, timeout: TIMEOUT_MS, stdio: ["ignore", 2, 2] });
    if (run.status === 0) return JSON.parse(readFileSync(path, "utf8"));
  }
  throw new Error(`Lighthouse failed on ${url}`);
}

function isFailed({ score, scoreDisplayMode }: Report["audits"][string]): boolean {
  return scoreDisplayMode === "binary" && score === 0;
}

function percent(score: number | null | undefined, width: number): string {
  return String(Math.round((score ?? 0) * 100)).padEnd(width);
}

await measureSite();
