import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("videos", () => {
  const LIST = "/v2/video/list/?fields=id,create_time,title";
  const QUERY = "/v2/video/query/?fields=id";

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

  it("returns ten by default and at most twenty", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const { data } = await (await tiktok.api(LIST, access_token, {})).json();
    expect(data.videos).toHaveLength(10);
    const most = await (await tiktok.api(LIST, access_token, { max_count: 20 })).json();
    expect(most.data.videos).toHaveLength(20);
  });

  it.each([
    [LIST, { max_count: 0 }],
    [LIST, { max_count: 21 }],
    [LIST, { max_count: 1.5 }],
    [LIST, { max_count: "10" }],
    [LIST, { cursor: "1700000000000" }],
    [LIST, []],
    [QUERY, {}],
    [QUERY, { filters: { video_ids: [] } }],
    [QUERY, { filters: { video_ids: Array.from({ length: 21 }, String) } }],
    [QUERY, { filters: { video_ids: [7_400_000_000_000_000_000] } }],
  ])("refuses %s with %j", async (path, body) => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const answer = await tiktok.api(path, access_token, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toBe("invalid_params");
  });

  it("leaves out unknown fields, unless configured to refuse them", async () => {
    const tiktok = await newTikTok();
    const path = "/v2/video/list/?fields=fps,duration";
    const { access_token } = await tiktok.signIn();
    const { data } = await (await tiktok.api(path, access_token, { max_count: 1 })).json();
    expect(data.videos).toEqual([{ duration: 9 }]);
    await tiktok.control("PATCH", "settings", { strictFields: true });
    expect((await tiktok.api(path, access_token, {})).status).toBe(400);
  });

  it.each([
    ["application/x-www-form-urlencoded", "max_count=5"],
    ["text/plain", "{}"],
    ["application/json", ""],
  ])("takes no body of %s: %j", async (type, body) => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const headers = { authorization: `Bearer ${access_token}`, "content-type": type };
    const answer = await tiktok.request(LIST, { method: "POST", headers, body });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toBe("invalid_params");
  });

  it("finds the person's own videos by id and requires the scope", async () => {
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
    const unknown = LIST.replace(/=.*/, "=fps");
    expect((await other.api(unknown, basic.access_token, {})).status).toBe(401);
  });

  it("returns none for the newcomer", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn({ persona: "newcomer" });
    const { data } = await (await tiktok.api(LIST, access_token, {})).json();
    expect(data).toMatchObject({ videos: [], has_more: false });
  });
});
