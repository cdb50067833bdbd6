import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

describe("the code exchange", () => {
  it("returns a flat answer with TikTok's lifetimes", async () => {
    const tiktok = await newTikTok();
    expect(await tiktok.signIn({ scopes: ["video.list"] })).toEqual({
      access_token: expect.stringMatching(/^act\..+!4608\.va$/),
      expires_in: 7_200,
      open_id: expect.stringMatching(/^.{36}$/),
      refresh_expires_in: 15_552_000,
      refresh_token: expect.stringMatching(/^rft\..+!4595\.va$/),
      scope: "user.info.basic,video.list",
      token_type: "Bearer",
    });
  });

  it("accepts a code once", async () => {
    const tiktok = await newTikTok();
    const code = await tiktok.code();
    await tiktok.exchange(code);
    expect(await (await tiktok.exchange(code)).json()).toMatchObject({ error: "invalid_grant" });
  });

  it("accepts a code for five minutes", async () => {
    const tiktok = await newTikTok();
    const [soon, late] = [await tiktok.code(), await tiktok.code()];
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 290 });
    expect(await (await tiktok.exchange(soon)).json()).toHaveProperty("access_token");
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 301 });
    expect(await (await tiktok.exchange(late)).json()).toMatchObject({ error: "invalid_grant" });
  });

  it.each([
    [
      { redirect_uri: "http://localhost:3001/api/auth/callback/tiktok" },
      "invalid_request",
      "Redirect_uri",
    ],
    [
      { code_verifier: "another-verifier-that-is-forty-three-characters" },
      "invalid_request",
      "Code verifier",
    ],
    [{ code_verifier: "" }, "invalid_request", "Code verifier"],
    [{ client_secret: "wrong" }, "invalid_client", "secret is incorrect"],
    [{ client_key: "wrong" }, "invalid_client", "secret is incorrect"],
    [{ client_key: "", client_id: "sbemulator0clientkey" }, "invalid_request", "malformed"],
    [{ client_secret: "" }, "invalid_request", "secret is missed"],
    [{ grant_type: "password" }, "unsupported_grant_type", "grant type"],
  ])("refuses %o", async (changed: Record<string, string>, error, words) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.exchange(await tiktok.code(), changed);
    expect(answer.status).toBe(200);
    const body = await answer.json();
    expect(body).toEqual({
      error,
      error_description: expect.stringContaining(words),
      log_id: expect.stringMatching(/^\d{14}[0-9A-F]{20}$/),
    });
    expect(answer.headers.get("x-tt-logid")).toBe(body.log_id);
  });

  it.each(["a", "six-ch", "an-Android-verifier-has-32-chars"])(
    "accepts the short verifier %s, unless configured to refuse it",
    async (verifier) => {
      const code_challenge = createHash("sha256").update(verifier).digest("hex");
      const tokensWith = async (strictVerifier: boolean) => {
        const tiktok = await newTikTok({ strictVerifier });
        const code = await tiktok.code({}, { code_challenge });
        return (await tiktok.exchange(code, { code_verifier: verifier })).json();
      };
      expect(await tokensWith(false)).toHaveProperty("access_token");
      expect(await tokensWith(true)).toMatchObject({
        error_description: "Code verifier or code challenge is invalid.",
      });
    },
  );

  it("refuses a code that is still percent-encoded", async () => {
    const tiktok = await newTikTok();
    const encoded = (await tiktok.code()).replace("*", "%2A").replace("!", "%21");
    expect(await (await tiktok.exchange(encoded)).json()).toMatchObject({ error: "invalid_grant" });
  });

  it("refuses JSON", async () => {
    const tiktok = await newTikTok();
    const answer = await tiktok.api("/v2/oauth/token/", "", { grant_type: "authorization_code" });
    expect(await answer.json()).toMatchObject({
      error: "invalid_request",
      error_description: expect.stringContaining("application/x-www-form-urlencoded"),
    });
  });

  it("reports a different redirect URI with the configured error", async () => {
    const tiktok = await newTikTok({ redirectMismatchError: "invalid_grant" });
    const answer = await tiktok.exchange(await tiktok.code(), {
      redirect_uri: "http://localhost:1/",
    });
    expect(await answer.json()).toMatchObject({ error: "invalid_grant" });
  });

  it("reports errors with status 400 if configured", async () => {
    const tiktok = await newTikTok({ tokenErrorStatus: 400 });
    expect((await tiktok.exchange("none")).status).toBe(400);
  });

  it("issues a client token for client_credentials", async () => {
    const tiktok = await newTikTok();
    const answer = await tiktok.token({ grant_type: "client_credentials" });
    expect(await answer.json()).toMatchObject({ access_token: expect.stringMatching(/^clt\./) });
  });
});

describe("rotation", () => {
  it("issues a new pair, revokes the used refresh token and keeps the old access token valid", async () => {
    const tiktok = await newTikTok();
    const first = await tiktok.signIn();
    const second = await tiktok.refresh(first.refresh_token);
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await tiktok.refresh(first.refresh_token)).toMatchObject({
      error: "invalid_grant",
      error_description: "Refresh token is invalid or expired.",
    });
    const path = "/v2/user/info/?fields=open_id";
    expect((await tiktok.api(path, first.access_token)).status).toBe(200);
    expect((await tiktok.api(path, second.access_token)).status).toBe(200);
    expect(await tiktok.refresh(second.refresh_token)).toHaveProperty("access_token");
  });

  it("does not restart the 180 days unless configured", async () => {
    for (const [refreshSlides, remaining] of [
      [false, 15_552_000 - 1_000],
      [true, 15_552_000],
    ] as const) {
      const tiktok = await newTikTok({ refreshSlides });
      const { refresh_token } = await tiktok.signIn();
      await tiktok.control("PATCH", "settings", { clockAheadSeconds: 1_000 });
      const { refresh_expires_in } = await tiktok.refresh(refresh_token);
      expect(Math.abs(refresh_expires_in - remaining)).toBeLessThanOrEqual(1);
    }
  });

  it("stops when the refresh token expires", async () => {
    const tiktok = await newTikTok();
    const { refresh_token } = await tiktok.signIn();
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 15_552_001 });
    expect(await tiktok.refresh(refresh_token)).toMatchObject({ error: "invalid_grant" });
  });

  it("keeps the refresh token in legacy mode", async () => {
    const tiktok = await newTikTok({ rotation: "legacy" });
    const { refresh_token } = await tiktok.signIn();
    expect((await tiktok.refresh(refresh_token)).refresh_token).toBe(refresh_token);
    expect(await tiktok.refresh(refresh_token)).toHaveProperty("access_token");
  });
});
