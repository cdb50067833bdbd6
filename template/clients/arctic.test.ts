import { generateCodeVerifier, generateState, TikTok } from "arctic";
import type { RunningEmulator } from "tiktok-login-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  atEmulator,
  DESKTOP_CALLBACK,
  sendFetchesTo,
  startTikTok,
  WEB_CALLBACK,
} from "./local-tiktok";
import { agree } from "./person";

const SCOPES = ["user.info.basic", "user.info.profile"];

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startTikTok();
  sendFetchesTo(emulator);
});
afterAll(() => emulator.close());

async function signIn(callback: string) {
  const { clientKey, clientSecret } = emulator;
  const client = new TikTok(clientKey, clientSecret, callback);
  const [state, verifier] = [generateState(), generateCodeVerifier()];
  const url = client.createAuthorizationURL(state, verifier, SCOPES);
  const arrived = await agree(atEmulator(emulator, url));
  expect(arrived.searchParams.get("state")).toBe(state);
  const code = arrived.searchParams.get("code") ?? "";
  return { client, tokens: client.validateAuthorizationCode(code, verifier) };
}

const profile = (token: string) =>
  fetch("https://open.tiktokapis.com/v2/user/info/?fields=open_id,username", {
    headers: { authorization: `Bearer ${token}` },
  });

it("arctic signs in on the Web platform, reads the profile, refreshes and revokes", async () => {
  const { client, tokens } = await signIn(WEB_CALLBACK);
  const first = await tokens;
  expect(first.accessTokenExpiresInSeconds()).toBe(7_200);
  expect((await (await profile(first.accessToken())).json()).data.user.username).toBe("paperboats");
  const second = await client.refreshAccessToken(first.refreshToken());
  expect((await profile(second.accessToken())).status).toBe(200);
  await client.revokeToken(second.accessToken());
  expect((await profile(second.accessToken())).status).toBe(401);
});

// Its challenge is base64url, as OAuth says; TikTok's Desktop platform wants hex.
it("arctic fails on the Desktop platform through its own fault: the challenge is not in hex", async () => {
  const { tokens } = await signIn(DESKTOP_CALLBACK);
  expect((await tokens).data).toMatchObject({
    error_description: "Code verifier or code challenge is invalid.",
  });
});

// TikTok reports errors with status 200, which arctic takes for success.
it("arctic does not notice a refused refresh: only reading the token throws", async () => {
  const { client } = await signIn(WEB_CALLBACK);
  const refused = await client.refreshAccessToken("rft.none");
  expect(() => refused.accessToken()).toThrow("Missing or invalid 'access_token' field");
});
