import { afterEach, describe, expect, it, vi } from "vitest";
import { fieldsFor } from "./profile";
import { createTikTok } from "./tiktok";

const tiktok = createTikTok({
  clientKey: "the-key",
  clientSecret: "the-secret",
  scopes: ["user.info.basic"],
});

afterEach(() => vi.unstubAllGlobals());

function tiktokAnswers(user: object) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () =>
    Response.json({ data: { user }, error: { code: "ok", message: "", log_id: "l" } }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

it("requests only the granted fields, with the token in the header", async () => {
  const fetch = tiktokAnswers({ open_id: "id" });
  await tiktok.profile("act.token", ["user.info.basic", "user.info.stats"]);
  const [url, init] = fetch.mock.calls[0] ?? [];
  const fields = new URL(String(url)).searchParams.get("fields")?.split(",");
  expect(fields).toEqual([
    ...["open_id", "union_id", "avatar_url", "avatar_url_100", "avatar_large_url", "display_name"],
    ...["follower_count", "following_count", "likes_count", "video_count"],
  ]);
  expect(String(url)).not.toContain("act.token");
  expect(new Headers(init?.headers).get("authorization")).toBe("Bearer act.token");
});

it("keeps counts beyond 32 bits and signed URLs unchanged", async () => {
  const avatar_url = "https://p16-sign.tiktokcdn-us.com/a~c5_168x168.webp?x-signature=a%2Bb%3D";
  tiktokAnswers({ open_id: "id", likes_count: 81_000_000_000, avatar_url });
  const { profile } = await tiktok.profile("t", ["user.info.basic"]);
  expect(profile).toEqual({ open_id: "id", likes_count: 81_000_000_000, avatar_url });
});

it.each([
  [{ follower_count: "123" }, { follower_count: 123 }],
  [{ follower_count: -1 }, {}],
  [{ follower_count: 1.5 }, {}],
  [{ follower_count: 1e300 }, {}],
  [{ likes_count: null }, {}],
  [{ bio_description: null }, {}],
  [{ display_name: 5 }, {}],
  [{ display_name: "x".repeat(10_000) }, { display_name: "x".repeat(200) }],
  [{ is_verified: "true" }, {}],
  [{ avatar_url: null }, {}],
  [{ avatar_url: "http://p16.tiktokcdn.com/a.webp" }, {}],
  [{ avatar_url: "http://localhost.evil.example/a.webp" }, {}],
  [{ avatar_url: "http://localhost@evil.example/a.webp" }, {}],
  [{ avatar_url: "http://localhost:4600/a.webp" }, { avatar_url: "http://localhost:4600/a.webp" }],
  [{ avatar_url: "data:image/svg+xml,<svg/>" }, {}],
  [{ avatar_url: `https://p16.tiktokcdn.com/${"x".repeat(5_000)}` }, {}],
  [
    { profile_deep_link: "https://vm.tiktok.com/x" },
    { profile_deep_link: "https://vm.tiktok.com/x" },
  ],
  [{ profile_deep_link: "https://tiktok.com.evil.example/x" }, {}],
  [{ profile_deep_link: "https://eviltiktok.com/x" }, {}],
  [{ profile_deep_link: "https://user@evil.example/@tiktok.com" }, {}],
  [{ profile_deep_link: "javascript:alert(1)" }, {}],
  [{ profile_deep_link: "file:///etc/passwd" }, {}],
])("reads %o as %o", async (sent, read) => {
  tiktokAnswers({ open_id: "id", ...sent });
  expect((await tiktok.profile("t", [])).profile).toEqual({ open_id: "id", ...read });
});

describe("fieldsFor", () => {
  it("has only the basic fields if only the basic scope was granted", () => {
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

  it("has no email, and no fields for other scopes", () => {
    const every = fieldsFor(["user.info.basic", "user.info.profile", "user.info.stats"]);
    expect(every).toHaveLength(14);
    expect(every).not.toContain("email");
    expect(fieldsFor(["video.list", "made.up"])).toEqual([]);
  });
});

it("drops what a database could not keep", async () => {
  tiktokAnswers({
    open_id: "id",
    display_name: "Paper\0 Boats\uD800",
    avatar_url: "https://a.example/\0",
  });
  const { profile } = await tiktok.profile("act.token", ["user.info.basic"]);
  expect(profile.display_name).toBe("Paper Boats\uFFFD");
  expect(profile.avatar_url).toBeUndefined();
});
