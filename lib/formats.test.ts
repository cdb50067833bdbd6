import { expect, it } from "vitest";
import { dateFormat, numberFormat } from "@/lib/formats";

it("makes each format once", () => {
  expect(numberFormat("en-GB")).toBe(numberFormat("en-GB"));
  expect(numberFormat("en-GB")).not.toBe(numberFormat("en-GB", { notation: "compact" }));
  expect(numberFormat("en-GB")).not.toBe(numberFormat("en-IN"));
});

it("keeps a bounded number of them, and still formats", () => {
  const first = numberFormat("en", { minimumFractionDigits: 0 });
  for (let n = 0; n < 300; n++) numberFormat(`en-${String(100 + n)}`);
  expect(numberFormat("en", { minimumFractionDigits: 0 })).not.toBe(first);
  expect(numberFormat("en").format(1_234)).toBe("1,234");
  expect(dateFormat("en-GB", { dateStyle: "short", timeZone: "UTC" }).format(0)).toBe("01/01/1970");
});
