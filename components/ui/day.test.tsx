import { expect, it } from "vitest";
import { dayText, recentDayText } from "@/components/ui/day";

it.each([
  ["2026-11-25", "today"],
  ["2026-11-26", "today"],
  ["2026-11-24", "yesterday"],
  ["2026-11-23", "Nov 23"],
  ["2025-12-31", "Dec 31"],
])("%s: %s", (day, text) => {
  expect(recentDayText(day, "2026-11-25", "en")).toBe(text);
});

it("the day before the first of January was yesterday", () => {
  expect(recentDayText("2026-12-31", "2027-01-01", "en")).toBe("yesterday");
});

it("follows the locale and not the time zone of the machine", () => {
  // vitest.config.ts sets one in which this is the day before.
  expect(new Date("2026-11-01").getDate()).toBe(31);
  expect(dayText("2026-11-01", "de")).toBe("1. Nov.");
  expect(dayText("2026-11-01", "en-GB")).toBe("1 Nov");
});
