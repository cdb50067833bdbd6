import { expect, it } from "vitest";
import { initialsOf } from "@/components/ui/avatar";

it.each([
  ["Two Words", "TW"],
  ["one", "o"],
  ["  three little words ", "tl"],
  ["👩‍🚀 Orbit", "👩‍🚀O"],
  ["مرحبا بكم", "مب"],
  ["", ""],
])("%s: %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
