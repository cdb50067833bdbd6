import { describe, expect, it } from "vitest";
import { CHALLENGE, newTikTok, REDIRECT_URI } from "../test-client";

describe("the two platforms", () => {
  const web = { webRedirectUris: ["https://example.com/callback"] };

  it("requires no challenge on the Web platform", async () => {
    const tiktok = await newTikTok(web);
    const changed = { redirect_uri: "https://example.com/callback", code_challenge: null };
    expect((await tiktok.authorize(changed)).status).toBe(200);
  });

  it.each([
    [{ webRedirectUris: ["http://localhost:3000/callback"] }, "accepts https only"],
    [{ webRedirectUris: ["https://example.com/?a=b"] }, "a query or fragment is not allowed"],
    [{ webRedirectUris: ["https://example.com/#a"] }, "a query or fragment is not allowed"],
    [{ webRedirectUris: ["/callback"] }, "not an absolute URL"],
    [{ webRedirectUris: Array(11).fill("https://example.com/") }, "webRedirectUris"],
    [{ webRedirectUris: [`https://example.com/${"a".repeat(512)}`] }, "512 characters"],
    [{ desktopRedirectUris: ["https://example.com:1/callback"] }, "localhost and 127.0.0.1 only"],
    [{ desktopRedirectUris: ["http://localhost/callback"] }, "the port is missing"],
    [
      { desktopRedirectUris: ["http://localhost:*/callback?a=b"] },
      "a query or fragment is not allowed",
    ],
  ])("refuses to register %o", async (settings, words) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("PATCH", "settings", settings);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain(words);
  });

  it("registers http for the Web platform only if allowHttpWeb is set", async () => {
    const tiktok = await newTikTok();
    const webRedirectUris = [REDIRECT_URI.replace("3000", "3999")];
    const answer = await tiktok.control("PATCH", "settings", {
      webRedirectUris,
      allowHttpWeb: true,
    });
    expect(answer.status).toBe(200);
  });

  it("accepts a base64url challenge at consent and refuses it at the token endpoint", async () => {
    const tiktok = await newTikTok();
    const base64url = Buffer.from(CHALLENGE, "hex").toString("base64url");
    const code = await tiktok.code({}, { code_challenge: base64url });
    expect(await (await tiktok.exchange(code)).json()).toMatchObject({
      error: "invalid_request",
      error_description: "Code verifier or code challenge is invalid.",
    });
  });
});
