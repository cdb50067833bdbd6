import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("a snapshot", () => {
  it("brings back tokens and settings, also in another emulator", async () => {
    const [tiktok, other] = [await newTikTok({ rotation: "legacy" }), await newTikTok()];
    const { access_token } = await tiktok.signIn();
    const snapshot = await (await tiktok.control("GET", "snapshot")).json();
    await tiktok.control("POST", "actions/remove-consents");
    await tiktok.control("PATCH", "settings", { rotation: "strict" });
    for (const one of [tiktok, other]) {
      const ask = () => one.api("/v2/user/info/?fields=open_id", access_token);
      expect((await ask()).status).toBe(401);
      expect((await one.control("PUT", "snapshot", snapshot)).status).toBe(204);
      expect((await ask()).status).toBe(200);
      expect((await (await one.control("GET", "settings")).json()).rotation).toBe("legacy");
    }
  });

  it.each([
    [{}, "settings"],
    [[], "expected object"],
    [{ settings: {}, grants: "none" }, "grants"],
  ])("is refused if it is none: %j", async (body, words) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("PUT", "snapshot", body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain(words);
  });

  it("is refused if its settings are not valid, and changes nothing", async () => {
    const tiktok = await newTikTok();
    const snapshot = await (await tiktok.control("GET", "snapshot")).json();
    const { access_token } = await tiktok.signIn();
    snapshot.settings.rotation = "sometimes";
    const answer = await tiktok.control("PUT", "snapshot", snapshot);
    expect((await answer.json()).error).toContain("rotation");
    expect((await tiktok.api("/v2/user/info/?fields=open_id", access_token)).status).toBe(200);
  });
});
