import { decode } from "jpeg-js";
import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

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

  it("are served at the exact URL until it expires", async () => {
    const { tiktok, url, status } = await avatar("creator");
    expect(await status(url)).toBe(200);
    expect(await status(decodeURIComponent(url))).toBe(403);
    expect(await status(url.replace(/x-expires=\d/, "x-expires=9"))).toBe(403);
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 21_601 });
    expect(await status(url)).toBe(403);
  });

  it("are JPEG files, of the size that the URL names", async () => {
    const { tiktok, url } = await avatar("creator");
    expect(url).toMatch(/\/tos-emulator-avt-0068\/[0-9a-f]{32}~c5_168x168\.jpeg\?x-expires=/);
    const answer = await tiktok.request(url.replace("http://tiktok.test", ""));
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    const { width, height } = decode(await answer.arrayBuffer());
    expect([width, height]).toEqual([168, 168]);
  });

  it("can have a host of their own", async () => {
    const tiktok = await newTikTok({ picturesUrl: "http://127.0.0.1:4600" });
    const { access_token } = await tiktok.signIn();
    const { data } = await (
      await tiktok.api("/v2/user/info/?fields=avatar_url", access_token)
    ).json();
    expect(data.user.avatar_url).toMatch(/^http:\/\/127\.0\.0\.1:4600\/tos-/);
    const path = data.user.avatar_url.replace("http://127.0.0.1:4600", "");
    expect((await tiktok.request(path)).status).toBe(200);
    const other = await newTikTok({ picturesUrl: "http://127.0.0.1:4600" });
    const plain = await other.signIn({ persona: "newcomer" });
    const { user } = (
      await (await other.api("/v2/user/info/?fields=avatar_url", plain.access_token)).json()
    ).data;
    expect(user.avatar_url).toMatch(/^http:\/\/127\.0\.0\.1:4600\/obj\//);
  });

  it("have an expired URL for one persona and an unsigned one for another", async () => {
    const expired = await avatar("expired-avatar");
    expect(await expired.status(expired.url)).toBe(403);
    const unsigned = await avatar("newcomer");
    expect(unsigned.url).not.toContain("?");
    expect(await unsigned.status(unsigned.url)).toBe(200);
  });
});
