import { describe, expect, it } from "vitest";
import { newTikTok } from "./test-client";

describe("videos", () => {
  const LIST = "/v2/video/list/?fields=id,create_time,title";

  it("pages through all of them, newest first", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const ids = new Set<string>();
    let cursor: number | undefined;
    let last = Number.POSITIVE_INFINITY;
    for (let page = 0; page < 5; page++) {
      const body = { max_count: 20, ...(cursor ? { cursor } : {}) };
      const { data } = await (await tiktok.api(LIST, access_token, body)).json();
      for (const video of data.videos) {
        expect(video.create_time).toBeLessThan(last);
        last = video.create_time;
        ids.add(video.id);
      }
      cursor = data.cursor;
      if (!data.has_more) break;
    }
    expect(ids.size).toBe(46);
  });

  it("gives ten without a count and refuses more than twenty", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const { data } = await (await tiktok.api(LIST, access_token, {})).json();
    expect(data.videos).toHaveLength(10);
    expect((await tiktok.api(LIST, access_token, { max_count: 21 })).status).toBe(400);
  });

  it("finds own videos by id, and needs the scope", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const { data } = await (await tiktok.api(LIST, access_token, { max_count: 2 })).json();
    const video_ids = [data.videos[1].id, "1"];
    const path = "/v2/video/query/?fields=id,cover_image_url,share_url";
    const found = await (await tiktok.api(path, access_token, { filters: { video_ids } })).json();
    expect(found.data.videos.map((video: { id: string }) => video.id)).toEqual([video_ids[0]]);
    expect(found.data.videos[0].share_url).toContain("utm_source=sbemulator0clientkey");
    const other = await newTikTok();
    const basic = await other.signIn({ scopes: [] });
    expect((await other.api(LIST, basic.access_token, {})).status).toBe(401);
  });

  it("has none for the newcomer", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn({ persona: "newcomer" });
    const { data } = await (await tiktok.api(LIST, access_token, {})).json();
    expect(data).toMatchObject({ videos: [], has_more: false });
  });
});
