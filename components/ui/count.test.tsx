import { expect, it } from "vitest";
import { countText, shortNumber, wholeNumber } from "@/components/ui/count";
import { durationText } from "@/components/ui/duration";

it.each([
  [0, "0", "0"],
  [999, "999", "999"],
  [12_345_678, "12.3M", "12,345,678"],
  [2_417_530_882, "2.4B", "2,417,530,882"],
])("%i: %s, %s", (value, short, whole) => {
  expect(shortNumber(value, "en")).toBe(short);
  expect(wholeNumber(value, "en")).toBe(whole);
});

it.each([
  [0, "0 views"],
  [1, "1 view"],
  [12_345, "12,345 views"],
])("%i: %s", (value, text) => {
  expect(countText(value, "view", "en")).toBe(text);
});

it("follows the locale", () => {
  expect(wholeNumber(12_345_678, "de")).toBe("12.345.678");
  expect(shortNumber(12_345_678, "de")).toMatch(/^12,3\sMio\.$/);
});

it.each([
  [9, "0:09"],
  [65, "1:05"],
  [600, "10:00"],
])("%i seconds: %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
