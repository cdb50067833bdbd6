import * as oauth from "oauth4webapi";
import type { RunningEmulator } from "tiktok-login-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTikTok, WEB_CALLBACK } from "./local-tiktok";
import { agree } from "./person";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startTikTok();
});
afterAll(() => emulator.close());

const INSECURE = { [oauth.allowInsecureRequests]: true };

/** The library with TikTok's own name for the client, by its hook for that. */
function setUp() {
  const { url, clientKey, clientSecret } = emulator;
  const server: oauth.AuthorizationServer = {
    issuer: url,
    authorization_endpoint: `${url}/v2/auth/authorize/`,
    token_endpoint: `${url}/v2/oauth/token/`,
    userinfo_endpoint: `${url}/v2/user/info/?fields=open_id,display_name`,
  };
  const client: oauth.Client = { client_id: clientKey };
  const withKey: oauth.ClientAuth = (_server, _client, body) => {
    body.set("client_key", clientKey);
    body.set("client_secret", clientSecret);
  };
  return { server, client, withKey };
}

async function callback({ server, client }: ReturnType<typeof setUp>) {
  const state = oauth.generateRandomState();
  const query = new URLSearchParams({
    client_key: client.client_id,
    response_type: "code",
    scope: "user.info.basic",
    redirect_uri: WEB_CALLBACK,
    state,
  });
  const arrived = await agree(`${server.authorization_endpoint}?${query}`);
  return oauth.validateAuthResponse(server, client, arrived, state);
}

it("oauth4webapi signs in, reads the profile and refreshes", async () => {
  const tiktok = setUp();
  const { server, client, withKey } = tiktok;
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    withKey,
    await callback(tiktok),
    WEB_CALLBACK,
    oauth.nopkce,
    INSECURE,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer);
  expect(tokens).toMatchObject({ token_type: "bearer", scope: "user.info.basic" });
  const info = new URL(server.userinfo_endpoint ?? "");
  const read = (token: string) =>
    oauth.protectedResourceRequest(token, "GET", info, undefined, undefined, INSECURE);
  const { data } = await (await read(tokens.access_token)).json();
  expect(data.user).toEqual({ open_id: tokens.open_id, display_name: "Paper Boats" });
  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(
      server,
      client,
      withKey,
      tokens.refresh_token ?? "",
      INSECURE,
    ),
  );
  expect((await read(refreshed.access_token)).status).toBe(200);
});

// Its usual client authentication sends client_id. TikTok reports the error with status 200, where the library
// expects tokens.
it("oauth4webapi with its own client authentication fails, and the error is not TikTok's", async () => {
  const tiktok = setUp();
  const { server, client } = tiktok;
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.ClientSecretPost(emulator.clientSecret),
    await callback(tiktok),
    WEB_CALLBACK,
    oauth.nopkce,
    INSECURE,
  );
  await expect(oauth.processAuthorizationCodeResponse(server, client, answer)).rejects.toThrow(
    '"response" body "access_token" property must be a string',
  );
});
