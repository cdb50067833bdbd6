import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";
import { setStanding } from "./account-standing";
import { consent, issueTokens } from "./grants";
import { personaOf, personasOf } from "./people";
import { personaSchema } from "./persona-schema";
import { newState } from "./state";
import { videosOf } from "./videos";

const ada = personaSchema.parse({ id: "ada", displayName: "Ada <3", likes: 5 });

describe("accounts of your own", () => {
  it("stand on the consent page after the built-in ones, and sign in", async () => {
    const tiktok = await newTikTok({ personas: [ada] });
    const page = await (await tiktok.authorize()).text();
    expect(page).toContain("Ada &lt;3");
    expect(page.indexOf('value="creator"')).toBeLessThan(page.indexOf('value="ada"'));
    const { access_token, open_id } = await tiktok.signIn({ persona: "ada" });
    expect(open_id).toBe(ada.openId);
    const answer = await tiktok.api("/v2/user/info/?fields=likes_count,username", access_token);
    expect((await answer.json()).data.user).toEqual({ username: "ada", likes_count: 5 });
  });

  it("replace a built-in one that has their id", () => {
    const state = newState({ personas: [personaSchema.parse({ id: "creator", title: "Mine" })] });
    expect(personasOf(state).map(({ title }) => title)).toContain("Mine");
    expect(personasOf(state)).toHaveLength(personasOf(newState()).length);
  });
});

describe("a banned or deleted account", () => {
  it.each(["banned", "deleted"] as const)(
    "loses its grants and cannot log in: %s",
    async (standing) => {
      const tiktok = await newTikTok({ personas: [{ ...ada, standing }] });
      const login = new URLSearchParams({ persona: "ada" });
      const answer = await tiktok.request("/_emulator/login", { method: "POST", body: login });
      expect([answer.status, await answer.text()]).toEqual([403, `This account was ${standing}.`]);
      expect((await tiktok.decide({ persona: "ada" })).status).toBe(400);

      const state = newState();
      const grant = consent(state, "creator", ["user.info.basic"]);
      const { access } = issueTokens(state, grant);
      expect(setStanding(state, "creator", standing)).toEqual([grant]);
      expect([access.isRevoked, state.grants]).toEqual([true, []]);
      expect(personaOf(state, "creator")?.standing).toBe(standing);
      expect(setStanding(state, "creator", "active")).toEqual([]);
      expect(setStanding(state, "no-one", standing)).toBeNull();
    },
  );
});

describe("the views of a video", () => {
  it("are more than 32 bits hold, and its likes are not, as TikTok documents", () => {
    const [state, creator] = [newState(), personasOf(newState())[0]];
    const videos = creator ? videosOf(state, "", creator) : [];
    expect(Math.max(...videos.map((video) => Number(video.view_count)))).toBeGreaterThan(2 ** 31);
    expect(Math.max(...videos.map((video) => Number(video.like_count)))).toBeLessThan(2 ** 31);
  });
});
