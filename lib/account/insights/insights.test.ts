import type { Video } from "tiktok-login";
import { describe, expect, it } from "vitest";
import { bestVideoOf } from "@/lib/account/insights/best";
import { compare, shareOf } from "@/lib/account/insights/comparison";
import { engagementOf } from "@/lib/account/insights/engagement";
import { median } from "@/lib/account/insights/median";
import { daysBetween, favourite, weekOf } from "@/lib/account/insights/rhythm";
import { viewsOf } from "@/lib/account/insights/views";

/** Videos with these views, numbered from the first one on. */
const withViews = (...views: (number | undefined)[]): Video[] =>
  views.map((view_count, index) => ({ id: String(index), view_count }));

const counts = (views: number, likes: number, comments: number, shares: number) => ({
  view_count: views,
  like_count: likes,
  comment_count: comments,
  share_count: shares,
});

describe("the median", () => {
  it.each<[number[], number | null]>([
    [[], null],
    [[7], 7],
    [[9, 1], 5],
    [[10, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[0, 0, 0], 0],
    [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], Number.MAX_SAFE_INTEGER],
  ])("of %j is %s", (numbers, middle) => {
    expect(median(numbers)).toBe(middle);
  });

  it("leaves the numbers in their order", () => {
    const numbers = [3, 1, 2];
    median(numbers);
    expect(numbers).toEqual([3, 1, 2]);
  });
});

describe("the views", () => {
  it("count the videos whose views are known, also those without any", () => {
    expect(viewsOf(withViews(10, undefined, 0, 2))).toEqual({ total: 12, median: 2, counted: 3 });
  });

  it("are unknown without videos, and without known views", () => {
    expect(viewsOf([])).toBeNull();
    expect(viewsOf(withViews(undefined))).toBeNull();
  });
});

describe("the engagement", () => {
  it("divides what viewers did by the views, over all videos together", () => {
    const videos = [
      { id: "1", ...counts(100, 5, 3, 2) },
      { id: "2", ...counts(900, 0, 0, 0) },
    ];
    expect(engagementOf(videos)).toEqual({ rate: 0.01, counted: 2 });
  });

  it("leaves out a video that lacks a count or has no views", () => {
    const videos = [
      { id: "1", ...counts(100, 5, 3, 2) },
      { id: "2", ...counts(100, 50, 30, 20), share_count: undefined },
      { id: "3", ...counts(0, 1, 0, 0) },
    ];
    expect(engagementOf(videos)).toEqual({ rate: 0.1, counted: 1 });
    expect(engagementOf(videos.slice(1))).toBeNull();
    expect(engagementOf([])).toBeNull();
  });
});

describe("the best video", () => {
  it("says how many times the median its views are", () => {
    expect(bestVideoOf(withViews(10, 10, 32, 10))).toEqual({
      video: { id: "2", view_count: 32 },
      reasons: [{ kind: "timesMedian", times: 3.2 }],
    });
  });

  it.each<[string, Video[]]>([
    ["there is only one", withViews(10)],
    ["two have as many views", withViews(10, 3, 10)],
    ["no video has views", withViews(0, 0, 0, 0, 0)],
    ["the views are not known", withViews(undefined, undefined)],
    ["there are none", []],
  ])("is not named if %s", (_, videos) => {
    expect(bestVideoOf(videos)).toBeNull();
  });

  it.each<[string, Video[], number]>([
    ["there are too few for a median", withViews(1, 100), 2],
    ["the median is close", withViews(100, 101, 99, 98), 4],
    ["the median is zero", withViews(0, 0, 0, 5), 4],
  ])("has the most views, and nothing more is said, if %s", (_, videos, of) => {
    expect(bestVideoOf(videos)?.reasons).toEqual([{ kind: "mostViews", of }]);
  });

  it("also says what it has most of per view", () => {
    const videos = [
      { id: "1", ...counts(400, 40, 20, 4) },
      { id: "2", ...counts(100, 10, 4, 1) },
      { id: "3", ...counts(100, 10, 1, 1) },
      { id: "4", ...counts(100, 10, 2, 1) },
    ];
    const action = () => bestVideoOf(videos)?.reasons[1];
    expect(action()).toEqual({ kind: "mostPerView", action: "comments" });
    videos[1] = { id: "2", ...counts(100, 10, 5, 1) };
    expect(action()).toBeUndefined();
  });

  it("needs three videos to have the most of something per view", () => {
    const videos = [
      { id: "1", ...counts(400, 40, 20, 4) },
      { id: "2", ...counts(100, 1, 1, 0) },
      { id: "3", ...counts(0, 1, 1, 1) },
    ];
    expect(bestVideoOf(videos)?.reasons).toHaveLength(1);
  });
});

describe("the days between posts", () => {
  const DAY = 86_400;

  it.each<[string, number[], number | null]>([
    ["are unknown with two posts", [0, DAY], null],
    ["are the median gap", [9 * DAY, 0, 2 * DAY, 3 * DAY], 2],
    ["are zero if all came at once", [5, 5, 5], 0],
  ])("%s", (_, times, days) => {
    expect(daysBetween(times)).toBe(days);
  });
});

describe("the parts of the week", () => {
  // A Friday.
  const friday = Date.UTC(2026, 10, 20, 17) / 1000;

  it("follow the time zone, across midnight and the end of the week", () => {
    expect(weekOf([friday], "UTC")).toEqual([{ weekday: 4, hour: 15, posts: 1 }]);
    expect(weekOf([friday], "Asia/Tokyo")).toEqual([{ weekday: 5, hour: 0, posts: 1 }]);
    const sunday = friday + 2 * 86_400;
    expect(weekOf([sunday], "Asia/Tokyo")).toEqual([{ weekday: 0, hour: 0, posts: 1 }]);
  });

  it("are in the order of the week, and count posts that share one", () => {
    const times = [friday, friday + 86_400, friday + 3_599, friday - 4 * 86_400];
    expect(weekOf(times, "UTC")).toEqual([
      { weekday: 0, hour: 15, posts: 1 },
      { weekday: 4, hour: 15, posts: 2 },
      { weekday: 5, hour: 15, posts: 1 },
    ]);
  });

  it("have a favourite if one has more posts than every other, and more than one", () => {
    const field = (hour: number, posts: number) => ({ weekday: 4, hour, posts });
    expect(favourite([field(0, 1), field(3, 2)])).toEqual(field(3, 2));
    expect(favourite([field(0, 2), field(3, 2)])).toBeNull();
    expect(favourite([field(0, 1)])).toBeNull();
    expect(favourite([])).toBeNull();
  });
});

describe("the comparison", () => {
  const four = withViews(1, 2, 3, 4);

  it("has total, median and engagement before and now", () => {
    const now = four.map((video) => ({ ...video, ...counts(200, 10, 5, 5) }));
    const before = four.map((video) => ({ ...video, ...counts(100, 10, 0, 0) }));
    expect(compare(now, before)).toEqual({
      videos: 4,
      total: { before: 400, now: 800 },
      median: { before: 100, now: 200 },
      engagement: { before: 0.1, now: 0.1 },
    });
  });

  it("has no total of more videos than before, and no engagement without the counts", () => {
    const comparison = compare(withViews(1, 2, 3, 4, 5), four);
    expect(comparison).toEqual({
      videos: 4,
      total: null,
      median: { before: 2.5, now: 3 },
      engagement: null,
    });
  });

  it.each<[string, Video[], Video[]]>([
    ["few videos before", four, withViews(1, 2, 3)],
    ["few videos now", withViews(1, 2, 3), four],
    ["few known views", four, withViews(1, 2, 3, undefined)],
    ["no videos", [], []],
  ])("is not made with %s", (_, now, before) => {
    expect(compare(now, before)).toBeNull();
  });

  it("is a share of what was there before, and is left out if that was nothing", () => {
    expect(shareOf({ before: 100, now: 112 })).toBeCloseTo(0.12);
    expect(shareOf({ before: 100, now: 0 })).toBe(-1);
    expect(shareOf({ before: 0, now: 10 })).toBeNull();
  });
});
