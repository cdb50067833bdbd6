import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "@/scripts/browser";
import { signIn } from "@/tests/support/consent";
import { emulatorEnv, startSite, startTestEmulator } from "@/tests/support/servers";
import { controlOf } from "@/tests/support/tiktok";
import { cookieHeader } from "../support/cookie-header";
import { BUDGETS_FILE, type Budgets, type PageBudget } from "./budgets";
import { measureCalls } from "./measure-calls";
import { measurePages } from "./measure-pages";

/** Measures the production build of the tests and writes what it transfers and calls as the budgets of the tests. */
async function writeBudgets(): Promise<void> {
  const budgets: Budgets = JSON.parse(await readFile(BUDGETS_FILE, "utf8"));
  const emulator = await startTestEmulator();
  const site = await startSite(emulatorEnv(emulator));
  const browser = await chromium.launch({ executablePath: ensureBrowser() });
  try {
    const page = await browser.newPage({ baseURL: site.url });
    await signIn(page);
    const cookie = await cookieHeader(page.context(), site.url);
    const before = budgets.pages;
    budgets.pages = await measurePages(browser, site.url, cookie);
    for (const [path, measured] of Object.entries(budgets.pages))
      console.log(path.padEnd(22), changesText(measured, before[path]));
    await page.context().clearCookies();
    budgets.calls = await measureCalls(page, controlOf(emulator));
    await writeFile(BUDGETS_FILE, `${JSON.stringify(budgets, null, 2)}\n`);
  } finally {
    await browser.close();
    await site.stop();
    await emulator.close();
  }
}

function changesText(measured: PageBudget, before: Partial<PageBudget> = {}): string {
  return Object.entries(measured)
    .map(([name, figure]) => {
      const change = figure - (before[name as keyof PageBudget] ?? figure);
      return `${name} ${figure}${change === 0 ? "" : ` (${change > 0 ? "+" : ""}${change})`}`;
    })
    .join(", ");
}

await writeBudgets();
