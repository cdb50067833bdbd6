import { describe, expect, it } from "vitest";
import { callOverruns, pageOverruns } from "./overruns";

const budget = { html: 10_000, script: 100_000, style: 5_000, font: 0, requests: 10 };

describe("a page", () => {
  it("may exceed its bytes by the allowance", () => {
    expect(pageOverruns("/", { ...budget, html: 10_300 }, budget, 0.03)).toEqual([]);
  });

  it("names the budget, the figure and where to look when it exceeds more", () => {
    expect(pageOverruns("/login", { ...budget, html: 10_301 }, budget, 0.03)).toEqual([
      "/login: html: 10301, at most 10300 in template/budgets/budgets.json. Look at app/login/page.tsx, the page's components, and what they pass to client components",
    ]);
  });

  it("may make no request more, and load no font where none was", () => {
    const measured = { ...budget, requests: 11, font: 1 };
    expect(pageOverruns("/", measured, budget, 0.03)).toEqual([
      expect.stringContaining("font: 1, at most 0"),
      expect.stringContaining("requests: 11, at most 10"),
    ]);
  });

  it("needs a budget", () => {
    expect(pageOverruns("/new", budget, undefined, 0.03)).toEqual([
      "/new has no budget in template/budgets/budgets.json",
    ]);
  });
});

describe("calls to TikTok", () => {
  it("may be fewer, and not one more", () => {
    expect(callOverruns("view", { token: 0, "user/info": 1 }, { "user/info": 2 })).toEqual([]);
    expect(callOverruns("view", { token: 1 }, {})).toEqual([
      "view: calls to token: 1, at most 0 in template/budgets/budgets.json. Look at packages/tiktok-login/next/reuse.ts and who calls it",
    ]);
  });
});
