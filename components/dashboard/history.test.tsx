import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { History } from "@/components/dashboard/history";
import { dayAfter } from "@/lib/day";
import type { StatsDay } from "@/lib/history/stats-day";

const TODAY = "2026-11-25";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse(`${TODAY}T12:00:00Z`) });
  return () => vi.useRealTimers();
});

/** The days up to today, with a number for each. */
const daysUpToToday = (length: number, counts: (index: number) => Omit<StatsDay, "day">) =>
  Array.from({ length }, (_, index) => ({
    day: dayAfter(TODAY, index + 1 - length),
    ...counts(index),
  }));

const htmlOf = (days: StatsDay[], locale = "en", startsOn?: string) =>
  renderToStaticMarkup(<History days={days} locale={locale} startsOn={startsOn} />);
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const allOf = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, text]) => text);
const cardsIn = (html: string) => allOf(html, /<h3[^>]*>(.*?)<\/h3>/g);
const chartsIn = (html: string) => allOf(html, /role="img" aria-label="(.*?)"/g);

describe("a history of one day or none", () => {
  it.each<[string, StatsDay[], string | undefined, string]>([
    ["tomorrow, after the first day", [{ day: TODAY, likes: 1 }], undefined, "on Nov 26 ,"],
    ["on the day that the caller names", [], "2026-11-27", "on Nov 27 ,"],
    ["on no day without a first day", [], undefined, ""],
    ["on no day that has passed", [{ day: "2026-11-20", likes: 1 }], undefined, ""],
  ])("begins %s", (_, days, startsOn, begin) => {
    const text = textOf(htmlOf(days, "en", startsOn));
    expect(text).toMatch(new RegExp(`will appear ${begin} ?once there are two days to compare`));
  });
});

describe("a history of two days or more", () => {
  it("has a card for each count that is known on two days", () => {
    const html = htmlOf([
      { day: "2026-11-23", followers: 1, views: 5, following: 3, videos: 3 },
      { day: "2026-11-24", followers: 2, likes: 7, following: 4, videos: 4 },
      { day: "2026-11-25", views: 0 },
    ]);
    expect(cardsIn(html)).toEqual(["Followers", "Views"]);
    expect(chartsIn(html)).toEqual([
      "Followers from Nov 23 to Nov 24: first 1, last 2, lowest 1, highest 2.",
      "Views from Nov 23 to Nov 25: first 5, last 0, lowest 0, highest 5.",
    ]);
    expect(html).not.toContain("will appear");
  });

  it("shows the latest number and its change since last week and last month", () => {
    const text = textOf(htmlOf(daysUpToToday(31, (index) => ({ followers: 1_000 + index * 10 }))));
    expect(text).toContain("Followers 1.3K 1,300 +70 since last week +300 since last month");
  });

  it("shows a fall with its sign, and no change in words", () => {
    const days = daysUpToToday(31, (index) => ({ likes: 50_000 - index * 200, views: 7 }));
    const text = textOf(htmlOf(days));
    expect(text).toContain("-1,400 since last week -6,000 since last month");
    expect(text).toContain("No change since last week No change since last month");
    expect(chartsIn(htmlOf(days))).toContain("Views from Oct 26 to Nov 25: 7 on every day.");
  });

  it("names the day that a change starts on if the exact one is missing, and only once", () => {
    const text = textOf(
      htmlOf([
        { day: "2026-10-20", likes: 1 },
        { day: TODAY, likes: 4 },
      ]),
    );
    expect(text.match(/\+3 since Oct 20/g)).toHaveLength(1);
    expect(text).not.toMatch(/since last/);
  });

  it("shows no change without an earlier day", () => {
    const html = htmlOf(daysUpToToday(7, (index) => ({ likes: index })));
    expect(cardsIn(html)).toEqual(["Likes"]);
    expect(html).not.toContain("since");
  });

  it("shortens millions and keeps the whole numbers for screen readers", () => {
    const html = htmlOf(
      daysUpToToday(8, (index) => ({ likes: 81_000_000_000 + index * 200_000_000 })),
    );
    expect(textOf(html)).toContain(
      "82.4B 82,400,000,000 +1.4B +1,400,000,000 since last week 82.4B 81B",
    );
    expect(html).toContain('title="+1,400,000,000"');
  });

  it("lists every number, newest first, without the missing days", () => {
    const days = [
      { day: "2026-11-20", likes: 12_345 },
      { day: "2026-11-25", likes: 12_346 },
    ];
    const cells = allOf(htmlOf(days), /<td[^>]*>(.*?)<\/td>/g).map((cell) =>
      textOf(cell ?? "").trim(),
    );
    expect(cells).toEqual(["Nov 25", "12,346", "Nov 20", "12,345"]);
  });

  it("follows the locale", () => {
    const html = htmlOf(
      daysUpToToday(8, (index) => ({ likes: 4_000 + index * 1_000 })),
      "de",
    );
    expect(textOf(html)).toContain("+7.000 since last week");
    expect(chartsIn(html)).toEqual([
      "Likes from 18. Nov. to 25. Nov.: first 4.000, last 11.000, lowest 4.000, highest 11.000.",
    ]);
  });
});
