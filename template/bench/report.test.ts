import { expect, it } from "vitest";
import type { Round, Subject } from "./measure";
import { ratiosText, table } from "./report";

const round = (cpuPerRequest: number): Round => ({
  perSecond: 100 / cpuPerRequest,
  cpuPerRequest,
  firstByte50: 1,
  firstByte95: 1,
  rssBytes: 1,
});

it("prints a table in Markdown", () => {
  expect(
    table([
      ["page", "ms"],
      ["landing", 12],
    ]),
  ).toBe(["| page    |  ms |", "| ------- | --: |", "| landing |  12 |"].join("\n"));
});

it("prints ratios with their targets, and leaves out pages that were not measured", () => {
  const subject = (name: string) => ({ name }) as Subject;
  const results = new Map([
    [subject("landing"), [round(3), round(6)]],
    [subject("bare"), [round(2), round(4)]],
  ]);
  const text = ratiosText(results, [
    { page: "landing", with: "bare", cpu: 1.1, throughput: 0.9 },
    { page: "landing", with: "not measured" },
  ]);
  expect(text.split("\n").slice(2)).toEqual([
    "| landing : bare | 1.50 (≤ 1.1) | 0.67 (≥ 0.9) |     1.00 | 1.00 |",
  ]);
});
