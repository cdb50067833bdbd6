import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("revoke", () => {
  it("revokes every token and removes the grant", async () => {
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

  it("accepts only a valid access token", async () => {
    const tiktok = await newTikTok();
    const { refresh_token } = await tiktok.signIn();
    for (const token of ["act.unknown", refresh_token]) {
      const answer = await tiktok.post("/v2/oauth/revoke/", { token });
      expect(await answer.json()).toMatchObject({ error: "invalid_request" });
    }
  });

  it("accepts only a form with the app's credentials", async () => {
    const tiktok = await newTikTok();
    const { access_token: token } = await tiktok.signIn();
    const json = await tiktok.api("/v2/oauth/revoke/", token, { token });
    expect(await json.json()).toMatchObject({ error: "invalid_request" });
    for (const [name, error] of [
      ["client_key", "invalid_client"],
      ["client_secret", "invalid_client"],
      ["token", "invalid_request"],
    ] as const) {
      const answer = await tiktok.post("/v2/oauth/revoke/", { token, [name]: "wrong" });
      expect(await answer.json()).toMatchObject({ error });
    }
    expect((await tiktok.api("/v2/user/info/?fields=open_id", token)).status).toBe(200);
  });

  it("answers with an empty body if configured", async () => {
    const tiktok = await newTikTok({ emptyRevokeAnswer: true });
    const { access_token } = await tiktok.signIn();
    const answer = await tiktok.post("/v2/oauth/revoke/", { token: access_token });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests.at(-1)).toMatchObject({ path: "/v2/oauth/revoke/", error: null });
  });
});
