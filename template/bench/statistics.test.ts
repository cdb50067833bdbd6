import { expect, it } from "vitest";
import { median, pairedRatio, quantile } from "./statistics";

it("finds quantiles between values", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([1, 2, 3, 4])).toBe(2.5);
  expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
});

it("compares within a round, so that a slow round does not count", () => {
  expect(pairedRatio([2, 20, 2], [1, 10, 1])).toBe(2);
});
