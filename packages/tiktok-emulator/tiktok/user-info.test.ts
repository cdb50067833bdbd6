import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

const ALL =
  "open_id,union_id,avatar_url,avatar_url_100,avatar_large_url,display_name,bio_description,profile_deep_link,profile_web_link,is_verified,username,follower_count,following_count,likes_count,video_count";
const BASIC = "/v2/user/info/?fields=open_id,display_name";

describe("user info", () => {
  it("returns the requested fields in an envelope", async () => {
    const tiktok = await newTikTok();
    const { access_token, open_id } = await tiktok.signIn();
    const { data, error } = await (await tiktok.api(BASIC, access_token)).json();
    expect(data).toEqual({ user: { open_id, display_name: "Paper Boats" } });
    expect(error).toEqual({ code: "ok", message: "", log_id: expect.stringMatching(/^.{34}$/) });
    const all = await (await tiktok.api(`/v2/user/info/?fields=${ALL}`, access_token)).json();
    expect(Object.keys(all.data.user).sort()).toEqual(ALL.split(",").sort());
    expect(all.data.user.follower_count).toBeGreaterThan(2 ** 31);
  });

  it("has TikTok's headers, with errors too", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    for (const token of [access_token, "act.unknown"]) {
      const answer = await tiktok.api(BASIC, token);
      const { log_id } = (await answer.json()).error;
      const headers = Object.fromEntries(answer.headers);
      expect(headers).toMatchObject({
        "x-tt-logid": log_id,
        "x-tt-trace-id": expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
        "x-tt-trace-host": expect.any(String),
        "x-tt-trace-tag": expect.any(String),
        "x-tt-origin-idc": expect.any(String),
        "server-timing": expect.stringMatching(/^inner; dur=\d+$/),
      });
    }
  });

  it("answers errors without data if configured", async () => {
    const tiktok = await newTikTok({ errorsWithoutData: true });
    const answer = await tiktok.api(BASIC, "act.unknown");
    expect(Object.keys(await answer.json())).toEqual(["error"]);
  });

  it("refuses the whole request for one ungranted field", async () => {
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
    await tiktok.control("PATCH", "settings", { ungrantedFieldError: "scope_permission_missed" });
    const other = await tiktok.api("/v2/user/info/?fields=open_id,username", access_token);
    expect(other.status).toBe(400);
    expect((await other.json()).error.code).toBe("scope_permission_missed");
  });

  const UNKNOWN = [
    "/v2/user/info/?fields=open_id,email",
    "/v2/user/info/?fields=open_id,avatar_url_200",
    "/v2/user/info/?fields=open_id, display_name",
    "/v2/user/info/?fields=open_id,constructor",
  ];

  it.each(UNKNOWN)("leaves out the unknown field of %s", async (path) => {
    const tiktok = await newTikTok();
    const { access_token, open_id } = await tiktok.signIn();
    const answer = await tiktok.api(path, access_token);
    expect(answer.status).toBe(200);
    expect((await answer.json()).data).toEqual({ user: { open_id } });
  });

  it.each(["/v2/user/info/", "/v2/user/info/?fields="])("refuses %s", async (path) => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const answer = await tiktok.api(path, access_token);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toBe("invalid_params");
  });

  it.each(UNKNOWN)("refuses %s if configured", async (path) => {
    const tiktok = await newTikTok({ strictFields: true });
    const { access_token } = await tiktok.signIn();
    const answer = await tiktok.api(path, access_token);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error.code).toBe("invalid_params");
  });

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
});
