import { describe, expect, it } from "vitest";
import { fieldsFor, parseScopes } from "@/lib/tiktok/scopes";

describe("parseScopes", () => {
  it.each([
    ["user.info.basic,video.list", ["user.info.basic", "video.list"]],
    [" user.info.basic , video.list,", ["user.info.basic", "video.list"]],
    ["user.info.basic,user.info.basic", ["user.info.basic"]],
    ["", []],
    [undefined, []],
    [null, []],
  ])("%o", (list, scopes) => {
    expect(parseScopes(list)).toEqual(scopes);
  });
});

describe("fieldsFor", () => {
  it("asks for nothing beyond the basic scope when only that was granted", () => {
    expect(fieldsFor(["user.info.basic"])).toEqual([
      "open_id",
      "union_id",
      "avatar_url",
      "avatar_url_100",
      "avatar_large_url",
      "display_name",
    ]);
  });

  it("adds the fields of each further scope", () => {
    expect(fieldsFor(["user.info.profile"])).toEqual([
      "username",
      "bio_description",
      "profile_deep_link",
      "is_verified",
    ]);
    expect(fieldsFor(["user.info.stats"])).toEqual([
      "follower_count",
      "following_count",
      "likes_count",
      "video_count",
    ]);
  });

  it("knows no email, and nothing for scopes without profile fields", () => {
    const every = fieldsFor(["user.info.basic", "user.info.profile", "user.info.stats"]);
    expect(every).toHaveLength(14);
    expect(every).not.toContain("email");
    expect(fieldsFor(["video.list", "made.up"])).toEqual([]);
  });
});
