import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import TikTok from "next-auth/providers/tiktok";
import type { RunningEmulator } from "tiktok-login-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { browserOf, SITE } from "./browser";
import { atEmulator, sendFetchesTo, startTikTok } from "./local-tiktok";
import { agree } from "./person";

const CALLBACK = "/api/auth/callback/tiktok";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startTikTok({
    webRedirectUris: [SITE + CALLBACK],
    desktopRedirectUris: [`http://localhost:3000${CALLBACK}`],
  });
  sendFetchesTo(emulator);
});
afterAll(() => emulator.close());

/** Signs in to a site that uses the provider as it comes. */
async function signIn(site: string) {
  const { clientKey: clientId, clientSecret } = emulator;
  const logged: string[] = [];
  const { handlers } = NextAuth({
    providers: [TikTok({ clientId, clientSecret })],
    secret: "a-secret-for-tests-of-at-least-32-characters",
    basePath: "/api/auth",
    trustHost: true,
    logger: { error: ({ cause }) => logged.push(String((cause as { err?: Error })?.err)) },
  });
  const visit = browserOf((request) => {
    const { pathname, search } = new URL(request.url);
    const moved = new NextRequest(new URL(pathname + search, site), request);
    return request.method === "POST" ? handlers.POST(moved) : handlers.GET(moved);
  });
  const { csrfToken } = await (await visit("/api/auth/csrf")).json();
  const started = await visit("/api/auth/signin/tiktok", new URLSearchParams({ csrfToken }));
  const authorizeUrl = started.headers.get("location") ?? "";
  const arrived = await agree(atEmulator(emulator, authorizeUrl));
  const answer = await visit(arrived.href);
  return { visit, logged, location: answer.headers.get("location") };
}

it("next-auth's own provider signs in on the Web platform, and reads the profile", async () => {
  const { visit, location } = await signIn(SITE);
  expect(location).toBe(SITE);
  const { user } = await (await visit("/api/auth/session")).json();
  expect(user).toEqual({ name: "Paper Boats", image: expect.stringContaining("x-signature=") });
});

// Its challenge is base64url, where TikTok's Desktop platform wants hex. TikTok's error comes with status 200,
// which the provider passes on, so the log does not have it.
it("next-auth's own provider fails on the Desktop platform, and hides why", async () => {
  const { logged, location } = await signIn("http://localhost:3000");
  expect(location).toBe("http://localhost:3000/api/auth/error?error=Configuration");
  expect(logged.join()).toContain('"response" body "access_token" property must be a string');
  const { requests } = await (await fetch(`${emulator.url}/_emulator/requests`)).json();
  expect(requests.at(-1)).toMatchObject({ path: "/v2/oauth/token/", error: "invalid_request" });
});
