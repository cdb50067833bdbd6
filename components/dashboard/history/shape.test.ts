import { describe, expect, it } from "vitest";
import { shapeOf } from "@/components/dashboard/history/shape";

const points = (...days: [day: string, value: number][]) =>
  days.map(([day, value]) => ({ day, value }));

describe("the shape of a chart", () => {
  it("fills the width and the height, and marks the last day", () => {
    const rising = points(["2026-11-23", 10], ["2026-11-24", 15], ["2026-11-25", 20]);
    expect(shapeOf(rising)).toEqual({
      line: "M0 1000L500 500L1000 0",
      area: "M0 1000L0 1000L500 500L1000 0V1000Z",
      dots: "M1000 0h0",
    });
  });

  it("falls when the numbers fall", () => {
    expect(shapeOf(points(["2026-11-24", 20], ["2026-11-25", 10])).line).toBe("M0 0L1000 1000");
  });

  it("is a line half-way up when all numbers are equal", () => {
    expect(shapeOf(points(["2026-11-24", 7], ["2026-11-25", 7])).line).toBe("M0 500L1000 500");
  });

  it("has a gap where days are missing, and a dot for a day without neighbours", () => {
    const withGaps = points(
      ["2026-11-15", 0],
      ["2026-11-16", 10],
      ["2026-11-20", 4],
      ["2026-11-24", 8],
      ["2026-11-25", 6],
    );
    const { line, area, dots } = shapeOf(withGaps);
    expect(line).toBe("M0 1000L100 0M900 200L1000 400");
    expect(area).toBe("M0 1000L0 1000L100 0V1000ZM900 1000L900 200L1000 400V1000Z");
    expect(dots).toBe("M500 600h0M1000 400h0");
  });

  it("crosses the end of a month, of February and of a year without a gap", () => {
    const ends = [
      points(["2026-10-31", 1], ["2026-11-01", 2]),
      points(["2028-02-28", 1], ["2028-02-29", 2], ["2028-03-01", 3]),
      points(["2026-12-31", 1], ["2027-01-01", 2]),
    ];
    for (const end of ends) expect(shapeOf(end).line.match(/M/g)).toHaveLength(1);
  });

  it("is one dot in the middle for a single day", () => {
    expect(shapeOf(points(["2026-11-25", 7]))).toEqual({
      line: "",
      area: "",
      dots: "M500 500h0",
    });
  });

  it("is exact for the largest numbers", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const huge = points(["2026-11-23", most - 2], ["2026-11-24", most - 1], ["2026-11-25", most]);
    expect(shapeOf(huge).line).toBe("M0 1000L500 500L1000 0");
    expect(shapeOf(points(["2026-11-24", 0], ["2026-11-25", most])).line).toBe("M0 1000L1000 0");
  });
});
