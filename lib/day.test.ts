import { expect, it } from "vitest";
import { dayAfter, dayAt, dayNumber } from "@/lib/day";

it("counts days since 1970", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(dayNumber("2027-01-01") - dayNumber("2026-12-31")).toBe(1);
});

it.each([
  [0, "1970-01-01"],
  [86_399, "1970-01-01"],
  [86_400, "1970-01-02"],
])("%i seconds are on %s", (seconds, day) => {
  expect(dayAt(seconds)).toBe(day);
});

it.each([
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-03-01", -1, "2028-02-29"],
  // The clocks of Europe go back on this night.
  ["2026-10-25", 1, "2026-10-26"],
  ["2026-11-25", -30, "2026-10-26"],
])("%s and %i days: %s", (day, days, result) => {
  expect(dayAfter(day, days)).toBe(result);
});
