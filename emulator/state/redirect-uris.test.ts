import { describe, expect, it } from "vitest";
import { CHALLENGE, newTikTok, REDIRECT_URI } from "../test-client";

describe("the two platforms", () => {
  const web = { webRedirectUris: ["https://example.com/callback"] };

  it("asks no challenge of the Web platform", async () => {
    const tiktok = await newTikTok(web);
    const changed = { redirect_uri: "https://example.com/callback", code_challenge: null };
    expect((await tiktok.authorize(changed)).status).toBe(200);
  });

  it.each([
    [{ webRedirectUris: ["http://localhost:3000/callback"] }, "takes https only"],
    [{ webRedirectUris: ["https://example.com/?a=b"] }, "no query"],
    [{ webRedirectUris: ["https://example.com/#a"] }, "no fragment"],
    [{ webRedirectUris: ["/callback"] }, "not an absolute URL"],
    [{ webRedirectUris: Array(11).fill("https://example.com/") }, "webRedirectUris"],
    [{ webRedirectUris: [`https://example.com/${"a".repeat(512)}`] }, "512 characters"],
    [{ desktopRedirectUris: ["https://example.com:1/callback"] }, "localhost and 127.0.0.1 only"],
    [{ desktopRedirectUris: ["http://localhost/callback"] }, "a port is needed"],
    [{ desktopRedirectUris: ["http://localhost:*/callback?a=b"] }, "no query"],
  ])("registers no %o", async (settings, words) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("PATCH", "settings", settings);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain(words);
  });

  it("registers http for the Web platform only with the emulator's own switch", async () => {
    const tiktok = await newTikTok();
    const webRedirectUris = [REDIRECT_URI.replace("3000", "3999")];
    const answer = await tiktok.control("PATCH", "settings", {
      webRedirectUris,
      allowHttpWeb: true,
    });
    expect(answer.status).toBe(200);
  });

  it("takes a base64url challenge at first and refuses it for the tokens", async () => {
    const tiktok = await newTikTok();
    const base64url = Buffer.from(CHALLENGE, "hex").toString("base64url");
    const code = await tiktok.code({}, { code_challenge: base64url });
    expect(await (await tiktok.exchange(code)).json()).toMatchObject({
      error: "invalid_request",
      error_description: "Code verifier or code challenge is invalid.",
    });
  });
});
