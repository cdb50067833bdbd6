import { describe, expect, it } from "vitest";
import { newTikTok } from "./test-client";

const ALL =
  "open_id,union_id,avatar_url,avatar_url_100,avatar_large_url,display_name,bio_description,profile_deep_link,is_verified,username,follower_count,following_count,likes_count,video_count";
const BASIC = "/v2/user/info/?fields=open_id,display_name";

describe("user info", () => {
  it("gives the asked fields in an envelope", async () => {
    const tiktok = await newTikTok();
    const { access_token, open_id } = await tiktok.signIn();
    const { data, error } = await (await tiktok.api(BASIC, access_token)).json();
    expect(data).toEqual({ user: { open_id, display_name: "Paper Boats" } });
    expect(error).toEqual({ code: "ok", message: "", log_id: expect.stringMatching(/^.{34}$/) });
    const all = await (await tiktok.api(`/v2/user/info/?fields=${ALL}`, access_token)).json();
    expect(Object.keys(all.data.user).sort()).toEqual(ALL.split(",").sort());
    expect(all.data.user.follower_count).toBeGreaterThan(2 ** 31);
  });

  it("refuses the whole call for one field outside the grant", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn({ scopes: ["user.info.stats"] });
    expect(
      (await tiktok.api("/v2/user/info/?fields=open_id,likes_count", access_token)).status,
    ).toBe(200);
    const answer = await tiktok.api("/v2/user/info/?fields=open_id,username", access_token);
    expect(answer.status).toBe(401);
    const { data, error } = await answer.json();
    expect(data).toEqual({});
    expect(error).toMatchObject({ code: "scope_not_authorized" });
  });

  it.each(["/v2/user/info/", "/v2/user/info/?fields=", "/v2/user/info/?fields=open_id,email"])(
    "refuses %s",
    async (path) => {
      const tiktok = await newTikTok();
      const { access_token } = await tiktok.signIn();
      const answer = await tiktok.api(path, access_token);
      expect(answer.status).toBe(400);
      expect((await answer.json()).error.code).toBe("invalid_params");
    },
  );

  it("refuses an unknown and an expired access token", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const expectInvalid = async (token: string) => {
      const answer = await tiktok.api(BASIC, token);
      expect(answer.status).toBe(401);
      expect((await answer.json()).error.code).toBe("access_token_invalid");
    };
    await expectInvalid("act.unknown");
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 7_201 });
    await expectInvalid(access_token);
  });

  it("limits requests by the minute", async () => {
    const tiktok = await newTikTok({ rateLimitPerMinute: 2 });
    const { access_token } = await tiktok.signIn();
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await tiktok.api(BASIC, access_token)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

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

describe("pictures", () => {
  async function avatar(persona: string) {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn({ persona });
    const answer = await tiktok.api("/v2/user/info/?fields=avatar_url", access_token);
    const url: string = (await answer.json()).data.user.avatar_url;
    const status = async (address: string) =>
      (await tiktok.request(address.replace("http://tiktok.test", ""))).status;
    return { tiktok, url, status };
  }

  it("answer at the address as it was given out, until it expires", async () => {
    const { tiktok, url, status } = await avatar("creator");
    expect(await status(url)).toBe(200);
    expect(await status(decodeURIComponent(url))).toBe(403);
    expect(await status(url.replace(/x-expires=\d/, "x-expires=9"))).toBe(403);
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 21_601 });
    expect(await status(url)).toBe(403);
  });

  it("are expired for one persona and unsigned for another", async () => {
    const expired = await avatar("expired-avatar");
    expect(await expired.status(expired.url)).toBe(403);
    const unsigned = await avatar("newcomer");
    expect(unsigned.url).not.toContain("?");
    expect(await unsigned.status(unsigned.url)).toBe(200);
  });
});
