import { existsSync } from "node:fs";
import type { Browser } from "@playwright/test";
import { pageWeight } from "../support/page-weight";
import type { PageBudget } from "./budgets";

// A clone may have deleted the demo.
const DEMO = existsSync("app/demo") ? ["/demo"] : [];
const PUBLIC = ["/", "/login", ...DEMO, "/privacy", "/terms"];
const SIGNED_IN = ["/dashboard", "/dashboard/videos", "/dashboard/settings"];

/**
 * What a first visit of each page transfers.
 * @param cookie a session, for the pages that need one
 */
export async function measurePages(
  browser: Browser,
  site: string,
  cookie: string,
): Promise<Record<string, PageBudget>> {
  const pages: Record<string, PageBudget> = {};
  for (const path of [...PUBLIC, ...SIGNED_IN]) {
    const session = SIGNED_IN.includes(path) ? cookie : "";
    const weight = await pageWeight(browser, site + path, session);
    const { html, script, style, font, requests } = weight;
    pages[path] = { html, script, style, font, requests };
  }
  return pages;
}
