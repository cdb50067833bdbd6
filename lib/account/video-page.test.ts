import { headers } from "next/headers";
import type { Video } from "tiktok-login";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sortedBy } from "@/lib/account/video-order";
import { readVideoPage, type VideoChoice } from "@/lib/account/video-page";
import { sessions } from "@/lib/sessions";
import { sampleGrant } from "@/tests/support/sample-grant";

vi.mock("next/headers", () => ({ headers: vi.fn() }));

/** What TikTok has, newest first. The cursor of a page is the number of videos before the next one. */
let all: Video[];
/** The calls that TikTok has answered, and those that it fails from then on. */
let calls: { cursor?: number; max_count: number }[];
let failing: { from: number; status: number; body?: object } | null;
let endsWithEmptyPage: boolean;

// A user of each test's own, because the calls of one are limited.
let users = 0;
const withCount = (videos: number | undefined) =>
  sampleGrant({ openId: `user-${users}`, stats: { followers: 1, following: 1, likes: 1, videos } });
let grant = withCount(46);
const video = (number: number): Video => ({ id: String(number), view_count: number % 10 });

beforeEach(() => {
  users++;
  grant = withCount(46);
  all = Array.from({ length: 46 }, (_, index) => video(index + 1));
  calls = [];
  failing = null;
  endsWithEmptyPage = false;
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body));
    calls.push(body);
    if (failing && calls.length >= failing.from)
      return new Response(JSON.stringify(failing.body ?? {}), { status: failing.status });
    const { cursor = 0, max_count } = body;
    const videos = all.slice(cursor, cursor + max_count);
    const end = cursor + videos.length;
    const has_more = end < all.length || (endsWithEmptyPage && videos.length > 0);
    return new Response(JSON.stringify({ data: { videos, cursor: end, has_more } }));
  });
});

afterEach(() => {
  sessions.forget(grant.openId);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function read(choice: Partial<VideoChoice>, by = grant) {
  const { data, ...reading } = await readVideoPage(by, { sort: "date", page: 1, ...choice });
  return { ...data, ...reading };
}
const idsOf = ({ videos }: { videos: Video[] }) => videos.map(({ id }) => Number(id));
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe("by date", () => {
  it("the first page is one call, and knows the next one's cursor", async () => {
    const page = await read({});
    expect(idsOf(page)).toEqual(from(1, 12));
    expect(page).toMatchObject({ page: 1, total: 46, next: 12, isComplete: false, problem: null });
    expect(calls).toEqual([{ max_count: 12 }]);
  });

  it("a page with its cursor is one call", async () => {
    const page = await read({ page: 3, cursor: 24 });
    expect(idsOf(page)).toEqual(from(25, 36));
    expect(page).toMatchObject({ page: 3, total: 46, next: 36 });
    expect(calls).toHaveLength(1);
  });

  it("a page without its cursor is found from the newest on", async () => {
    const page = await read({ page: 3 });
    expect(idsOf(page)).toEqual(from(25, 36));
    expect(page.page).toBe(3);
    expect(calls).toHaveLength(3);
  });

  it("a page that does not exist is the last one", async () => {
    const page = await read({ page: 99 });
    expect(idsOf(page)).toEqual(from(37, 46));
    expect(page).toMatchObject({ page: 4, total: 46, next: null });
  });

  it.each([
    ["beyond TikTok's count", { page: 9, cursor: 12 }, 4],
    ["with a cursor after the last video", { page: 3, cursor: 46 }, 3],
  ])("a page %s is looked for without its cursor", async (_, choice, expected) => {
    expect((await read(choice)).page).toBe(expected);
  });

  it("a page without its cursor is looked for ten calls long", async () => {
    all = Array.from({ length: 500 }, (_, index) => video(index));
    const page = await read({ page: 400 }, withCount(500));
    expect(page).toMatchObject({ page: 10, total: 500 });
    expect(calls).toHaveLength(10);
  });

  it.each<[string, number | undefined, number, number | null]>([
    ["is not known", undefined, 1, null],
    ["is TikTok's", 50, 1, 50],
    ["is what was read, at the end, whatever TikTok's is", 50, 4, 46],
    ["is not TikTok's old one", 12, 1, null],
    ["is what was read if TikTok has since got more", 40, 4, 46],
    ["is known at the end without TikTok's", undefined, 4, 46],
  ])("the total %s", async (_, count, page, total) => {
    expect((await read({ page }, withCount(count))).total).toBe(total);
  });

  it("a next page that turns out to be empty does not take the place of the last one", async () => {
    endsWithEmptyPage = true;
    all = all.slice(0, 24);
    const page = await read({ page: 3 });
    expect(idsOf(page)).toEqual(from(13, 24));
    expect(page).toMatchObject({ page: 2, total: 24, next: null, problem: null });
  });

  it("the page before is shown if TikTok fails on the way", async () => {
    failing = { from: 3, status: 503 };
    const page = await read({ page: 4 });
    expect(idsOf(page)).toEqual(from(13, 24));
    expect(page).toMatchObject({ page: 2, problem: { code: "unavailable" }, next: 24, total: 46 });
  });

  it("a page found without its cursor stays when TikTok fails, and TikTok is asked once", async () => {
    await read({ page: 3 });
    failing = { from: 4, status: 503 };
    sessions.expire(grant.openId);
    const page = await read({ page: 3 });
    expect(idsOf(page)).toEqual(from(25, 36));
    expect(page).toMatchObject({ page: 3, problem: { code: "unavailable" } });
    expect(calls).toHaveLength(4);
  });

  it("nothing is shown once TikTok has refused the grant", async () => {
    failing = { from: 2, status: 401, body: { error: { code: "access_token_invalid" } } };
    expect(await read({ page: 2 })).toMatchObject({
      videos: [],
      problem: { code: "access_token_invalid" },
      total: 46,
    });
  });
});

describe("sorted", () => {
  it("reads twenty at a time to the last one, and then nothing for five minutes", async () => {
    const page = await read({ sort: "views", page: 2 });
    expect(page).toMatchObject({ page: 2, total: 46, isComplete: true, next: null });
    expect(page.read).toHaveLength(46);
    expect(idsOf(page).slice(0, 3)).toEqual([6, 16, 26]);
    expect(calls.map(({ cursor, max_count }) => [cursor, max_count])).toEqual([
      [undefined, 20],
      [20, 20],
      [40, 20],
    ]);
    await read({ sort: "likes" });
    expect(calls).toHaveLength(3);
  });

  it("reads the newest hundred of more", async () => {
    all = Array.from({ length: 300 }, (_, index) => video(index));
    const page = await read({ sort: "views", page: 99 });
    expect(page).toMatchObject({ page: 9, total: 100, isComplete: false, problem: null });
    expect(page.videos).toHaveLength(4);
    expect(calls).toHaveLength(5);
  });

  it("has what could be read if TikTok fails on the way", async () => {
    failing = { from: 3, status: 503 };
    const page = await read({ sort: "views" });
    expect(page).toMatchObject({ total: 40, isComplete: false, problem: { code: "unavailable" } });
    expect(page.readAt).not.toBeNull();
    expect(idsOf(page)[0]).toBe(9);
  });

  it("stays when TikTok fails later, with the age of the oldest answer, and TikTok is not asked again", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 26) });
    const { readAt } = await read({ sort: "views" });
    vi.advanceTimersByTime(60_000);
    // The first page is read again, the second is not.
    failing = { from: 5, status: 503 };
    sessions.expire(grant.openId);
    expect(await read({ sort: "views" })).toMatchObject({
      total: 46,
      isComplete: true,
      problem: { code: "unavailable" },
      readAt,
    });
    expect(calls).toHaveLength(5);
  });

  it("is empty once TikTok has refused the grant", async () => {
    failing = { from: 2, status: 401, body: { error: { code: "access_token_invalid" } } };
    const page = await read({ sort: "views" });
    expect(page).toMatchObject({
      page: 1,
      videos: [],
      read: [],
      problem: { code: "access_token_invalid" },
    });
    expect(page).toMatchObject({ isComplete: false, readAt: null });
  });

  it("lists a video once that TikTok sends twice", async () => {
    all = [...from(1, 20).map(video), video(20), video(21)];
    expect((await read({ sort: "views" })).total).toBe(21);
  });
});

describe("the order", () => {
  const counts = { comment_count: 0, share_count: 0 };
  const videos: Video[] = [
    { id: "unknown" },
    { id: "some", view_count: 5, like_count: 1, ...counts },
    { id: "unseen", view_count: 0, like_count: 0, ...counts },
    { id: "most", view_count: 9, like_count: 1, ...counts },
    { id: "liked", view_count: 5, like_count: 4, ...counts },
  ];

  it.each([
    ["views", ["most", "some", "liked", "unseen", "unknown"]],
    ["likes", ["liked", "some", "most", "unseen", "unknown"]],
    ["engagement", ["liked", "some", "most", "unknown", "unseen"]],
  ] as const)("by %s begins with the highest and ends with the unknown", (sort, ids) => {
    expect(sortedBy(sort, videos).map(({ id }) => id)).toEqual(ids);
  });
});
