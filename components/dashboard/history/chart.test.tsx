import { expect, it } from "vitest";
import { valueLabels } from "@/components/dashboard/history/chart";

it.each([
  ["short", 9_960, 12_440, ["12.4K", "10K"]],
  ["whole where short ones look the same", 12_310, 12_320, ["12,320", "12,310"]],
  ["one where the values are equal", 12_310, 12_310, ["12.3K"]],
  [
    "exact for the largest numbers",
    Number.MAX_SAFE_INTEGER - 1,
    Number.MAX_SAFE_INTEGER,
    ["9,007,199,254,740,991", "9,007,199,254,740,990"],
  ],
])("the labels of an axis are %s", (_, lowest, highest, labels) => {
  expect(valueLabels(lowest, highest, "en")).toEqual(labels);
});
