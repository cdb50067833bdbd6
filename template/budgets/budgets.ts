import budgets from "./budgets.json" with { type: "json" };

/** Where the budgets stand. */
export const BUDGETS_FILE = "template/budgets/budgets.json";

/** What a page may transfer, in bytes on the wire, and how many requests it may make. */
export interface PageBudget {
  html: number;
  script: number;
  style: number;
  font: number;
  requests: number;
}

/** Calls to TikTok, by endpoint. */
export type Calls = Record<string, number>;

export interface Budgets {
  /** The share by which bytes may exceed what was measured, such as 0.03. */
  allowance: number;
  pages: Record<string, PageBudget>;
  calls: Record<string, Calls>;
  /** Queries to the database for a page view, by path. */
  queries: Record<string, number>;
  /** Name and value of the session cookie. */
  sessionCookieBytes: number;
  staticRoutes: string[];
  /** Every file that begins with "use client". */
  clientComponents: string[];
}

/** The budgets of this project. main.ts measures pages and calls again and writes them. */
export const BUDGETS: Budgets = budgets;
