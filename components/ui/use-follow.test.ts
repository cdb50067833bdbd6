import { expect, it } from "vitest";
import { opensHere } from "@/components/ui/use-follow";

const CLICK = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };

it("has Next follow a plain click", () => {
  expect(opensHere(CLICK)).toBe(true);
});

it.each([
  { ctrlKey: true },
  { metaKey: true },
  { shiftKey: true },
  { altKey: true },
  { button: 1 },
])("leaves a click to the browser that opens another tab or window (%o)", (keys) => {
  expect(opensHere({ ...CLICK, ...keys })).toBe(false);
});
