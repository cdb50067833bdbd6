import { expect, it } from "vitest";
import { ago } from "@/components/ui/time-ago";

it.each([
  [0, "just now"],
  [59, "just now"],
  [60, "1 minute ago"],
  [7_199, "1 hour ago"],
  [86_400, "yesterday"],
  [86_400 * 12, "12 days ago"],
  [-30, "just now"],
])("%i seconds: %s", (seconds, text) => {
  expect(ago(1_000_000_000, 1_000_000_000 + seconds)).toBe(text);
});
