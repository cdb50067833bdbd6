import { renderToStaticMarkup } from "react-dom/server";
import type { Video } from "tiktok-login";
import { describe, expect, it } from "vitest";
import { Comparison } from "@/components/dashboard/comparison";
import { Overview } from "@/components/dashboard/overview";

const FRIDAY = Date.UTC(2026, 10, 20, 17) / 1000;
const DAY = 86_400;

/** A video with all counts, some days before the newest one. */
const video = (id: string, views: number, daysBefore = 0, changes: Partial<Video> = {}): Video => ({
  id,
  title: `Film ${id}`,
  share_url: `https://www.tiktok.com/@a/video/${id}`,
  create_time: FRIDAY - daysBefore * DAY,
  view_count: views,
  like_count: views / 10,
  comment_count: 0,
  share_count: 0,
  ...changes,
});

const NONE = { stats: {}, history: null, locale: "en" } as const;
const htmlOf = (props: Partial<Parameters<typeof Overview>[0]>) =>
  renderToStaticMarkup(<Overview videos={null} {...NONE} stats={UNKNOWN} {...props} />);
const UNKNOWN = { followers: undefined, following: undefined, likes: undefined, videos: undefined };
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const headingsIn = (html: string) =>
  [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, heading]) => heading);

const FOUR = [video("4", 10), video("3", 32, 7), video("2", 10, 14), video("1", 10, 21)];

describe("the last videos", () => {
  it("are links to TikTok, oldest first, with all their numbers as text", () => {
    const html = htmlOf({ videos: FOUR });
    const names = [...html.matchAll(/<a href="([^"]+)"[^>]* aria-label="([^"]+)"/g)];
    expect(names.map(([, href]) => href?.at(-1))).toEqual(["1", "2", "3", "4"]);
    expect(names[3]?.[2]).toBe(
      "Film 4: 10 views, 1 like, 0 comments, 0 shares. Engagement 10%. Nov 20, 2026. Opens TikTok.",
    );
  });

  it("are bars of their views, and the best one is marked", () => {
    const html = htmlOf({ videos: FOUR });
    expect([...html.matchAll(/<rect width="100%" y="([^"]+)" height="([^"]+)" rx/g)]).toEqual(
      ["31.25", "31.25", "100", "31.25"].map((height) =>
        expect.objectContaining({ 1: `${100 - Number(height)}%`, 2: `${height}%` }),
      ),
    );
    expect(html.match(/text-mark"><rect/g)).toHaveLength(1);
    expect(html).toMatch(/<line x2="100%" y1="68.75%"/);
  });

  it("say what they mean: figures, the best one and why, and the rhythm in UTC", () => {
    const html = htmlOf({ videos: FOUR });
    expect(headingsIn(html)).toEqual(["Your last 4 videos", "Your best video", "Your rhythm"]);
    const text = textOf(html);
    expect(text).toContain("Total views 62 62 of these videos Median");
    expect(text).toContain("Median views 10 10");
    expect(text).toContain("Engagement rate 10% (likes + comments + shares) / views");
    expect(text).toContain("3.2 times your median views");
    expect(text).toContain("A video every 7 days");
    expect(text).toContain("Most often on Friday, 15:00 to 18:00 (UTC)");
    expect(text).toContain("Friday, 15:00 to 18:00: 4 videos");
  });

  it("say less when there is only one", () => {
    const html = htmlOf({ videos: [video("1", 10)] });
    expect(headingsIn(html)).toEqual(["Your video"]);
    expect(textOf(html)).not.toContain("Median");
  });

  it.each([
    ["two", [video("1", 10), video("2", 20)]],
    ["three", FOUR.slice(1)],
    ["four, one of them without views", [...FOUR.slice(1), { id: "9" }]],
  ])("have no median if they are %s", (_, videos) => {
    const html = htmlOf({ videos });
    expect(textOf(html)).not.toMatch(/median/i);
    expect(html).not.toContain("<line");
    expect(textOf(html)).toContain("Total views");
  });

  it("leave out what is not known, and say of how many videos a figure is", () => {
    const unknown: Video = { id: "9" };
    const html = htmlOf({ videos: [unknown, ...FOUR] });
    const text = textOf(html);
    expect(html).toContain('aria-label="Untitled video."');
    expect(text).toContain("of these videos (4 of 5 videos)");
    expect(text).toContain("Views Unknown");
    const nothing = textOf(htmlOf({ videos: [unknown, { id: "8" }] }));
    expect(nothing).not.toMatch(/NaN|Infinity|Total|Median|Engagement|best|rhythm/);
  });

  it("have no percentage of no views", () => {
    const text = textOf(htmlOf({ videos: [video("1", 0), video("2", 0), video("3", 0)] }));
    expect(text).not.toMatch(/NaN|Infinity|Engagement|Your best/);
    expect(text).toContain("Total views 0 0");
  });

  it("are announced when there are none, and absent when they are not known", () => {
    expect(headingsIn(htmlOf({ videos: [] }))).toEqual(["No public videos yet"]);
    expect(htmlOf({ videos: null })).toBe("");
  });

  it("follow the locale", () => {
    const text = textOf(htmlOf({ videos: FOUR, locale: "de" }));
    expect(text).toContain("3,2 times your median views");
    expect(text).toContain("Freitag, 15:00 to 18:00");
  });
});

describe("the account", () => {
  it("has its counts, and what each follower and video brought", () => {
    const stats = { followers: 1_000, following: 3, likes: 2_500, videos: 5 };
    expect(textOf(htmlOf({ stats }))).toContain(
      "Followers 1K 1,000 Following 3 3 Likes 2.5K 2,500 Videos 5 5 Likes per follower 2.5 Likes per video 500",
    );
  });

  it("divides by nothing that is zero or not known", () => {
    const text = textOf(htmlOf({ stats: { ...UNKNOWN, followers: 0, likes: 7 } }));
    expect(text).toContain("Followers 0 0 Likes 7 7");
    expect(text).not.toContain("per");
  });

  it("shows a count once: in the history, if it has a card there", () => {
    const history = [
      { day: "2026-11-24", followers: 1, likes: 4 },
      { day: "2026-11-25", followers: 2 },
    ];
    const html = htmlOf({ stats: { ...UNKNOWN, followers: 2, likes: 4 }, history });
    expect([...html.matchAll(/<(?:dt|h3)[^>]*>(.*?)<\//g)].map(([, label]) => label)).toEqual([
      "Likes",
      "Likes per follower",
      "Followers",
    ]);
  });
});

describe("the comparison with the videos before", () => {
  const text = (videos: Video[], before: Video[]) =>
    textOf(renderToStaticMarkup(<Comparison videos={videos} before={before} locale="en" />));
  const all = (views: number, changes: Partial<Video> = {}) =>
    ["1", "2", "3", "4"].map((id) => video(id, views, 0, changes));

  it("has the change in percent, and both numbers", () => {
    const compared = text(all(120), all(100, { comment_count: 2 }));
    expect(compared).toContain("Against the 4 videos before");
    expect(compared).toContain("Total views +20% from 400 to 480");
    expect(compared).toContain("Median views +20% from 100 to 120");
    expect(compared).toContain("Engagement from 12% to 10%");
  });

  it("has a fall with its sign, and no change as words", () => {
    expect(text(all(50), all(100))).toContain("Total views -50% from 400 to 200");
    expect(text(all(100), all(100))).toContain("Total views: no change");
  });

  it("has no percentage of zero, and none that is beyond imagination", () => {
    expect(text(all(50), all(0))).toContain("Total views from 0 to 200");
    expect(text(all(90_000), all(10))).toContain("Total views from 40 to 360K");
  });

  it("is absent with too few videos", () => {
    expect(text(all(1), all(1).slice(1))).toBe("");
  });
});
