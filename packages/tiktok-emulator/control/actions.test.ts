import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("actions and switches", () => {
  const act = async (tiktok: Awaited<ReturnType<typeof newTikTok>>, name: string) => {
    expect((await tiktok.control("POST", `actions/${name}`)).status).toBe(204);
  };
  const PATH = "/v2/user/info/?fields=open_id,avatar_url";

  it("expire access tokens, refresh tokens and pictures", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    const avatar = async (token: string) =>
      (await (await tiktok.api(PATH, token)).json()).data.user.avatar_url as string;
    const status = async (url: string) =>
      (await tiktok.request(url.replace("http://tiktok.test", ""))).status;
    const before = await avatar(access_token);
    await act(tiktok, "expire-pictures");
    expect(await status(before)).toBe(403);
    expect(await status(await avatar(access_token))).toBe(200);
    await act(tiktok, "expire-access-tokens");
    expect((await tiktok.api(PATH, access_token)).status).toBe(401);
    const fresh = await tiktok.refresh(refresh_token);
    expect((await tiktok.api(PATH, fresh.access_token)).status).toBe(200);
    await act(tiktok, "expire-refresh-tokens");
    expect(await tiktok.refresh(fresh.refresh_token)).toMatchObject({ error: "invalid_grant" });
  });

  it("remove the app with all its tokens", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    await act(tiktok, "remove-consents");
    expect((await tiktok.api(PATH, access_token)).status).toBe(401);
    expect(await tiktok.refresh(refresh_token)).toMatchObject({ error: "invalid_grant" });
  });

  it("change rotation and lifetimes", async () => {
    const tiktok = await newTikTok();
    await act(tiktok, "legacy-lifetimes");
    await act(tiktok, "legacy-rotation");
    const tokens = await tiktok.signIn();
    expect(tokens).toMatchObject({ expires_in: 86_400, refresh_expires_in: 31_536_000 });
    expect((await tiktok.refresh(tokens.refresh_token)).refresh_token).toBe(tokens.refresh_token);
  });

  it("do not include any other name", async () => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("POST", "actions/constructor")).status).toBe(404);
    expect((await tiktok.control("POST", "actions/nothing")).status).toBe(404);
  });
});
