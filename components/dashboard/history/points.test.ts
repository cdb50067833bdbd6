import { describe, expect, it } from "vitest";
import { changeOver, pointsOf } from "@/components/dashboard/history/points";

it("leaves out the days on which a count is not known, and keeps zero", () => {
  const days = [
    { day: "2026-11-23", followers: 0, likes: 5 },
    { day: "2026-11-24", likes: 6 },
    { day: "2026-11-25", followers: 2 },
  ];
  expect(pointsOf(days, "followers")).toEqual([
    { day: "2026-11-23", value: 0 },
    { day: "2026-11-25", value: 2 },
  ]);
  expect(pointsOf(days, "views")).toEqual([]);
});

describe("the change over seven days", () => {
  const over = (...days: [day: string, value: number][]) =>
    changeOver(
      days.map(([day, value]) => ({ day, value })),
      7,
    );
  const most = Number.MAX_SAFE_INTEGER;

  it.each([
    ["rises", 10, 1_250, 1_240],
    ["falls", 1_250, 10, -1_240],
    ["stays", 12, 12, 0],
    ["is exact for the largest rise", 0, most, most],
    ["is exact for the largest fall", most, 0, -most],
    ["is exact between the largest numbers", most - 1, most, 1],
  ])("%s", (_, before, now, amount) => {
    const days = over(["2026-11-17", 1], ["2026-11-18", before], ["2026-11-25", now]);
    expect(days).toEqual({ amount, since: "2026-11-18", isExact: true });
  });

  it("starts on the nearest earlier day if that day is missing", () => {
    const days = over(["2026-11-14", 1], ["2026-11-16", 2], ["2026-11-19", 3], ["2026-11-25", 9]);
    expect(days).toEqual({ amount: 7, since: "2026-11-16", isExact: false });
  });

  it("counts from the last known day, and across the end of a month", () => {
    expect(over(["2026-10-27", 5], ["2026-11-03", 8])).toMatchObject({ amount: 3, isExact: true });
  });

  it("is unknown without an earlier day", () => {
    expect(over(["2026-11-19", 3], ["2026-11-25", 9])).toBeNull();
    expect(over(["2026-11-25", 9])).toBeNull();
    expect(over()).toBeNull();
  });
});
