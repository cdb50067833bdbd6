import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("a persona of your own", () => {
  it("is on the consent page, signs in, and has the profile that it was given", async () => {
    const tiktok = await newTikTok();
    const given = { id: "mine", displayName: "Mine & yours", followers: 3_000_000_000, videos: 2 };
    const made = await (await tiktok.control("POST", "personas", given)).json();
    expect(made).toMatchObject({ ...given, username: "mine", standing: "active" });
    expect(await (await tiktok.authorize()).text()).toContain("<b>Mine &amp; yours</b>");
    const { access_token, open_id } = await tiktok.signIn({ persona: "mine" });
    expect(open_id).toBe(made.openId);
    const path = "/v2/user/info/?fields=display_name,follower_count,video_count";
    expect((await (await tiktok.api(path, access_token)).json()).data.user).toEqual({
      display_name: "Mine & yours",
      follower_count: 3_000_000_000,
      video_count: 2,
    });
  });

  it("replaces an earlier one with its id, and a reset removes it", async () => {
    const tiktok = await newTikTok();
    const ids = async () => {
      const { personas } = await (await tiktok.control("GET", "personas")).json();
      return personas.map(({ id, bio }: { id: string; bio: string }) => `${id}: ${bio}`);
    };
    const before = await ids();
    await tiktok.control("POST", "personas", { id: "mine", bio: "one" });
    await tiktok.control("POST", "personas", { id: "mine", bio: "two" });
    expect(await ids()).toEqual([...before, "mine: two"]);
    await tiktok.control("POST", "reset");
    expect(await ids()).toEqual(before);
  });

  it.each([{}, { id: "Mine" }, { id: "mine", followers: -1 }, { id: "mine", colour: "red" }])(
    "is refused as %j",
    async (given) => {
      const tiktok = await newTikTok();
      expect((await tiktok.control("POST", "personas", given)).status).toBe(400);
    },
  );
});
