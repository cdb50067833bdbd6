import { afterEach, expect, it, vi } from "vitest";
import { createTikTok } from "./tiktok";

const tiktok = createTikTok({
  clientKey: "the-key",
  clientSecret: "the-secret",
  scopes: ["user.info.basic"],
});

afterEach(() => vi.unstubAllGlobals());

function tiktokAnswers(data: unknown) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () =>
    Response.json({ data, error: { code: "ok", message: "", log_id: "l" } }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

it("asks for a number of videos from a cursor, with the token in the header", async () => {
  const fetch = tiktokAnswers({ videos: [], cursor: 1, has_more: false });
  await tiktok.videos("act.token", { cursor: 9, count: 12 });
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(new URL(String(url)).searchParams.get("fields")).toContain("view_count");
  expect(JSON.parse(String(init?.body))).toEqual({ max_count: 12, cursor: 9 });
  expect(new Headers(init?.headers).get("authorization")).toBe("Bearer act.token");
});

it.each([
  [{ title: null }, {}],
  [{ duration: 12.5 }, {}],
  [{ view_count: "12" }, { view_count: 12 }],
  [{ like_count: -3 }, {}],
  [{ create_time: 1e15 }, {}],
  [{ create_time: "1767225600" }, { create_time: 1_767_225_600 }],
  [{ share_url: "http://www.tiktok.com/@a/video/1" }, {}],
  [{ share_url: "data:text/html,x" }, {}],
  [{ cover_image_url: "http://p16.tiktokcdn.com/c.webp" }, {}],
])("reads a video with %o as %o", async (sent, read) => {
  tiktokAnswers({ videos: [{ id: "1", ...sent }], cursor: 1, has_more: false });
  expect((await tiktok.videos("t")).videos).toEqual([{ id: "1", ...read }]);
});

it("leaves out what is no video, repeats none, and keeps to the number asked for", async () => {
  const videos = [null, 5, {}, { id: 1 }, ...["a", "a", "b", "c", "d"].map((id) => ({ id }))];
  tiktokAnswers({ videos, cursor: 1, has_more: true });
  const { videos: read } = await tiktok.videos("t", { count: 3 });
  expect(read).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
});

it("reads an account without videos", async () => {
  tiktokAnswers({ cursor: 0, has_more: false });
  expect(await tiktok.videos("t")).toMatchObject({ videos: [], next: null });
});

it.each([
  [{ cursor: 5, has_more: true }, undefined, 5],
  [{ cursor: 5, has_more: false }, undefined, null],
  [{ cursor: 5, has_more: true }, 5, null],
  [{ cursor: "5", has_more: true }, 9, 5],
  [{ has_more: true }, undefined, null],
  [{ cursor: 5 }, undefined, null],
])("after %o and cursor %o the next page begins at %o", async (data, cursor, next) => {
  tiktokAnswers({ videos: [{ id: "1" }], ...data });
  expect((await tiktok.videos("t", { cursor })).next).toBe(next);
});
