import { betterAuth } from "better-auth";
import type { RunningEmulator } from "tiktok-login-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { browserOf, SITE } from "./browser";
import { atEmulator, sendFetchesTo, startTikTok } from "./local-tiktok";
import { agree } from "./person";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startTikTok({ webRedirectUris: [`${SITE}/api/auth/callback/tiktok`] });
  sendFetchesTo(emulator);
});
afterAll(() => emulator.close());

/** Signs in to a site that uses Better Auth as its documentation shows it, without a database. */
async function signIn() {
  const { clientKey, clientSecret } = emulator;
  const auth = betterAuth({
    baseURL: SITE,
    secret: "a-secret-for-tests-of-at-least-32-characters",
    socialProviders: { tiktok: { clientKey, clientSecret } },
    // It warns that TikTok has no client id.
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
  const visit = browserOf(auth.handler);
  const wanted = { provider: "tiktok", callbackURL: "/" };
  const { url } = await (await visit("/api/auth/sign-in/social", wanted)).json();
  const arrived = await agree(atEmulator(emulator, url));
  const location = (await visit(arrived.href)).headers.get("location");
  return { visit, asked: new URL(url), arrived, location };
}

// It asks for user.info.profile alone, and reads open_id, which needs user.info.basic.
it("better-auth signs in with its default scope, and reads the profile", async () => {
  const { visit, asked, arrived, location } = await signIn();
  expect(asked.searchParams.get("scope")).toBe("user.info.profile");
  expect(arrived.searchParams.get("scopes")).toBe("user.info.basic,user.info.profile");
  expect(location).toBe("/");
  const { user } = await (await visit("/api/auth/get-session")).json();
  expect(user).toMatchObject({ name: "Paper Boats", emailVerified: false });
});

it("better-auth refreshes, and keeps the rotated refresh token", async () => {
  const { visit } = await signIn();
  const refresh = async () =>
    (await visit("/api/auth/refresh-token", { useAccountCookie: true })).json();
  const [first, second] = [await refresh(), await refresh()];
  expect(first.accessToken).toMatch(/^act\./);
  expect(second.accessToken).toMatch(/^act\./);
  expect(second.refreshToken).not.toBe(first.refreshToken);
});

it("better-auth fails where the basic scope has to be asked for", async () => {
  const settings = { method: "PATCH", body: JSON.stringify({ strictBasicScope: true }) };
  await fetch(`${emulator.url}/_emulator/settings`, settings);
  const { arrived } = await signIn();
  expect(arrived.searchParams.get("error")).toBe("invalid_scope");
});
