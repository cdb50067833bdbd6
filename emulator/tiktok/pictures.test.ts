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

  it("have an expired URL for one persona and an unsigned one for another", async () => {
    const expired = await avatar("expired-avatar");
    expect(await expired.status(expired.url)).toBe(403);
    const unsigned = await avatar("newcomer");
    expect(unsigned.url).not.toContain("?");
    expect(await unsigned.status(unsigned.url)).toBe(200);
  });
});
