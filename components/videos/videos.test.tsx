import { renderToStaticMarkup } from "react-dom/server";
import type { Video } from "tiktok-login";
import type { Reading } from "tiktok-login/next";
import { describe, expect, it } from "vitest";
import { addressOf, choiceIn, titleOfPage } from "@/components/videos/choice";
import { PageLinks } from "@/components/videos/page-links";
import { orderText, rangeText, readText } from "@/components/videos/range-text";
import { SortLinks } from "@/components/videos/sort-links";
import { VideoGrid } from "@/components/videos/video-grid";
import { VideoTotals } from "@/components/videos/video-totals";
import type { VideoSort } from "@/lib/account/video-order";
import type { VideoPage } from "@/lib/account/video-page";

const video = (number: number): Video => ({
  id: String(number),
  title: `Film ${number}`,
  share_url: `https://www.tiktok.com/@a/video/${number}`,
  cover_image_url: `https://p16.tiktokcdn.com/${number}.webp?x-signature=a%2Bb&x=1`,
  create_time: Date.UTC(2026, 10, 20) / 1000,
  duration: 9,
  view_count: 2_000,
  like_count: 100,
  comment_count: 60,
  share_count: 40,
});
const some = (count: number) => Array.from({ length: count }, (_, index) => video(index));
const page = (changes: Partial<VideoPage> = {}): VideoPage => ({
  videos: some(12),
  read: some(12),
  page: 1,
  total: 46,
  next: 99,
  isComplete: false,
  ...changes,
});
const reading = (changes: Partial<VideoPage> = {}): Reading<VideoPage> => ({
  data: page(changes),
  readAt: 1,
  problem: null,
});
const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const hrefsIn = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href?.replaceAll("&amp;", "&"));

describe("the address", () => {
  it.each([
    [{}, { sort: "date", page: 1 }],
    [
      { page: "3", cursor: "1700000000000" },
      { sort: "date", page: 3, cursor: 1_700_000_000_000 },
    ],
    [
      { sort: "views", page: "2" },
      { sort: "views", page: 2 },
    ],
    [{ cursor: "1700000000000" }, { sort: "date", page: 1 }],
    [
      { sort: "views", page: "2", cursor: "5" },
      { sort: "views", page: 2 },
    ],
    [
      { sort: "size", page: "-1", cursor: "x" },
      { sort: "date", page: 1 },
    ],
    [{ page: "1e9" }, { sort: "date", page: 1 }],
    [{ page: "0" }, { sort: "date", page: 1 }],
    [{ page: "99999" }, { sort: "date", page: 1 }],
    [
      { page: "2", cursor: "9".repeat(16) },
      { sort: "date", page: 2 },
    ],
    [
      { page: ["2", "3"], sort: ["views"] },
      { sort: "date", page: 1 },
    ],
  ])("%j asks for %j", (query, choice) => {
    expect(choiceIn(query)).toEqual(choice);
  });

  it.each([
    [{ sort: "date", page: 1 }, "/dashboard/videos", "Videos"],
    [{ sort: "date", page: 2, cursor: 5 }, "/dashboard/videos?page=2&cursor=5", "Videos, page 2"],
    [{ sort: "views", page: 3 }, "/dashboard/videos?sort=views&page=3", "Videos by views, page 3"],
  ] as const)("of %j is found again, and has a title", (choice, address, title) => {
    expect(addressOf(choice)).toBe(address);
    const query = Object.fromEntries(new URL(address, "https://site.example").searchParams);
    expect(choiceIn(query)).toEqual(choice);
    expect(titleOfPage(choice)).toBe(title);
  });
});

describe("the texts", () => {
  it.each<[Partial<VideoPage>, string, string]>([
    [{}, "1–12 of 46", "Videos 1 to 12 of 46"],
    [{ page: 4, videos: some(10) }, "37–46 of 46", "Videos 37 to 46 of 46"],
    [{ page: 2, total: null }, "13–24", "Videos 13 to 24"],
    [{ videos: some(1), total: 1 }, "1 of 1", "Video 1 of 1"],
    [{ page: 90, total: 1_234 }, "1,069–1,080 of 1,234", "Videos 1,069 to 1,080 of 1,234"],
  ])("say which videos are shown", (changes, short, spoken) => {
    expect(rangeText(page(changes), "en")).toEqual({ short, spoken });
  });

  it.each<[VideoSort, Partial<VideoPage>, string]>([
    ["date", {}, "Newest first"],
    ["views", { read: some(100) }, "Most viewed of your newest 100 videos"],
    ["likes", { read: some(46), isComplete: true }, "Most liked of all your 46 public videos"],
    ["engagement", { read: some(40) }, "Highest engagement of your newest 40 videos"],
  ])("say how they are sorted by %s, and what was read for it", (sort, changes, text) => {
    expect(orderText(sort, reading(changes), "en")).toBe(text);
  });

  it("say if TikTok failed on the way", () => {
    const problem = { code: "unavailable", retryAfter: null } as const;
    const text = orderText("views", { ...reading({ read: some(40) }), problem }, "en");
    expect(text).toBe("Most viewed of the newest 40 videos that could be read");
  });

  it.each<[Partial<VideoPage>, string]>([
    [{}, "the 12 videos below"],
    [{ read: some(1) }, "the video below"],
    [{ read: some(7), isComplete: true }, "all your 7 public videos"],
    [{ read: some(1), isComplete: true }, "your only public video"],
  ])("say what the totals are of", (changes, text) => {
    expect(readText("date", reading(changes), "en")).toBe(text);
  });
});

describe("the totals", () => {
  const htmlOf = (videos: Video[]) =>
    renderToStaticMarkup(<VideoTotals videos={videos} of="the videos below" locale="en" />);

  it("are views, likes and engagement, with whole numbers for screen readers", () => {
    const text = textOf(htmlOf(some(3)));
    expect(text).toContain("Views 6K 6,000 Likes 300 300 Engagement 10%");
    expect(text).toContain(
      "Of the videos below. Engagement is (likes + comments + shares) / views.",
    );
  });

  it("say so if some counts are missing, and leave out what is not known of any", () => {
    const text = textOf(htmlOf([{ id: "1", view_count: 5 }, { id: "2" }]));
    expect(text).toContain("Views 5 5 Of the videos below, as far as TikTok sent their counts.");
    expect(text).not.toMatch(/Likes|Engagement|NaN/);
    expect(htmlOf([{ id: "1" }])).toBe("");
  });
});

describe("a video", () => {
  const htmlOf = (videos: Video[], sort: VideoSort = "date") =>
    renderToStaticMarkup(<VideoGrid videos={videos} sort={sort} locale="en" />);

  it("is one link around cover and title, named by the title", () => {
    const html = htmlOf(some(1));
    const links = [...html.matchAll(/<a .*?<\/a>/g)].map(([link]) => link);
    expect(links).toHaveLength(1);
    expect(links[0]).toContain("<img");
    expect(textOf(links[0] ?? "").trim()).toBe("Film 0");
  });

  it("has its details as text", () => {
    const text = textOf(htmlOf(some(1)));
    expect(text).toContain(
      "Nov 20, 2026 · Duration 0:09 2K 2,000 views 100 100 likes 60 60 comments 40 40 shares",
    );
    expect(text).toContain("10% engagement");
  });

  it("keeps its cover's address, and only the first four load at once", () => {
    const images = [...htmlOf(some(6)).matchAll(/<img [^>]+>/g)].map(([image]) => image);
    expect(images[0]).toContain("/0.webp?x-signature=a%2Bb&amp;x=1");
    expect(images.map((image) => image.includes('loading="lazy"'))).toEqual([
      ...Array(4).fill(false),
      ...Array(2).fill(true),
    ]);
    expect(images.map((image) => image.includes('fetchPriority="high"'))).toEqual([
      ...Array(4).fill(true),
      ...Array(2).fill(false),
    ]);
  });

  it("shows what it was sorted by in bold", () => {
    const bold = (sort: VideoSort) =>
      textOf(
        /<li class="[^"]*font-semibold.*?<\/li>/.exec(htmlOf(some(1), sort))?.[0] ?? "",
      ).trim();
    expect(bold("likes")).toBe("100 100 likes");
    expect(bold("engagement")).toBe("10% engagement");
    expect(bold("date")).toBe("");
  });

  it("of which nothing is known is a tile with a name, and no link", () => {
    const html = htmlOf([{ id: "1" }]);
    expect(html).not.toMatch(/<a |<img|NaN|undefined/);
    expect(textOf(html)).toContain("Untitled video");
    expect(textOf(html)).toContain("Date unknown");
  });
});

describe("the links", () => {
  const htmlOf = (shown: VideoPage, sort: VideoSort = "date") =>
    renderToStaticMarkup(<PageLinks sort={sort} shown={shown} />);

  it("to the next page have its cursor, and those to the first pages need none", () => {
    const html = htmlOf(page({ page: 2, next: 7 }));
    expect(hrefsIn(html)).toEqual([
      "/dashboard/videos",
      "/dashboard/videos",
      "/dashboard/videos?page=3&cursor=7",
      "/dashboard/videos?page=4",
      "/dashboard/videos?page=3&cursor=7",
    ]);
    expect(textOf(html).trim()).toBe("Previous Page 1 Page 2 Page 3 Page 4 Next");
    expect(textOf(/<span aria-current="page".*?<\/li>/.exec(html)?.[0] ?? "").trim()).toBe(
      "Page 2",
    );
  });

  it("lead to the pages that are known if the total is not", () => {
    expect(textOf(htmlOf(page({ total: null }))).trim()).toBe("Page 1 Page 2 Next");
    const last = htmlOf(page({ total: null, page: 3, next: null }));
    expect(textOf(last).trim()).toBe("Previous Page 1 Page 2 Page 3");
  });

  it("are none if there is one page", () => {
    expect(htmlOf(page({ total: 12, next: null }))).toBe("");
  });

  it("of many pages leave out those in between, and those that could not be found by date", () => {
    const text = (changes: Partial<VideoPage>, sort?: VideoSort) =>
      textOf(htmlOf(page({ total: 400, ...changes }), sort)).trim();
    expect(text({ page: 5 })).toBe("Previous Page 1 … Page 5 Next");
    expect(text({ page: 20 })).toBe("Page 1 … Page 20 Next");
    expect(text({ total: 100, page: 5, next: null }, "views")).toBe(
      "Previous Page 1 … Page 5 … Page 9 Next",
    );
    expect(text({ page: 12, next: null })).toBe("Page 1 … Page 12");
  });

  it("to other orders begin with their first page, and mark the current one", () => {
    const html = renderToStaticMarkup(<SortLinks current="likes" />);
    expect(hrefsIn(html)).toEqual([
      "/dashboard/videos",
      "/dashboard/videos?sort=views",
      "/dashboard/videos?sort=likes",
      "/dashboard/videos?sort=engagement",
    ]);
    expect(/<a aria-current="true"[^>]*>([^<]+)/.exec(html)?.[1]).toBe("Likes");
    expect(html.match(/aria-current="/g)).toHaveLength(1);
  });
});
