import { BUDGETS_FILE, type Calls, type PageBudget } from "./budgets";

/** The file in which to look for the reason, by what was exceeded. */
const REASONS: Record<keyof PageBudget, string> = {
  html: "the page's components, and what they pass to client components",
  script: "clientComponents in template/budgets/budgets.json, and what those files import",
  style: "app/globals.css",
  font: "components/site/font.ts",
  requests: "the page's links and pictures, and app/layout.tsx",
};

/**
 * What exceeds the budget of a page, as sentences.
 * @param allowance the share by which bytes may exceed the budget
 */
export function pageOverruns(
  path: string,
  measured: PageBudget,
  budget: PageBudget | undefined,
  allowance: number,
): string[] {
  if (!budget) return [`${path} has no budget in ${BUDGETS_FILE}`];
  return (Object.keys(REASONS) as (keyof PageBudget)[]).flatMap((name) => {
    const share = name === "requests" ? 0 : allowance;
    const most = Math.floor(budget[name] * (1 + share));
    const reason = name === "html" ? `${fileOf(path)}, ${REASONS.html}` : REASONS[name];
    return measured[name] > most ? [overrun(`${path}: ${name}`, measured[name], most, reason)] : [];
  });
}

/** What exceeds the budget of calls to TikTok, as sentences. */
export function callOverruns(action: string, measured: Calls, budget: Calls = {}): string[] {
  return Object.entries(measured).flatMap(([endpoint, calls]) => {
    const most = budget[endpoint] ?? 0;
    const name = `${action}: calls to ${endpoint}`;
    return calls > most
      ? [overrun(name, calls, most, "packages/tiktok-login/next/reuse.ts and who calls it")]
      : [];
  });
}

/** A sentence about a figure that is above its budget. */
export function overrun(name: string, figure: number, most: number, reason: string): string {
  return `${name}: ${figure}, at most ${most} in ${BUDGETS_FILE}. Look at ${reason}`;
}

const fileOf = (path: string) => `app${path === "/" ? "" : path}/page.tsx`;
