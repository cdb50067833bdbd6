import { describe, expect, it } from "vitest";
import { newTikTok } from "./test-client";

describe("revoking", () => {
  it("ends every token and the consent", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    const answer = await tiktok.post("/v2/oauth/revoke/", { token: access_token });
    expect(await answer.text()).toBe("{}");
    const read = await tiktok.api("/v2/user/info/?fields=open_id", access_token);
    expect(read.status).toBe(401);
    expect(await tiktok.refresh(refresh_token)).toMatchObject({ error: "invalid_grant" });
    const page = await tiktok.authorize({}, "emulator_account=creator");
    expect(page.status).toBe(200);
  });

  it("takes only a living access token", async () => {
    const tiktok = await newTikTok();
    const { refresh_token } = await tiktok.signIn();
    for (const token of ["act.unknown", refresh_token]) {
      const answer = await tiktok.post("/v2/oauth/revoke/", { token });
      expect(await answer.json()).toMatchObject({ error: "invalid_request" });
    }
  });
});
