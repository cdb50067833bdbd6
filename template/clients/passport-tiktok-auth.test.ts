import { Strategy } from "passport-tiktok-auth";
import type { RunningEmulator } from "tiktok-login-emulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTikTok, WEB_CALLBACK } from "./local-tiktok";
import { agree } from "./person";

let emulator: RunningEmulator;
beforeAll(async () => {
  emulator = await startTikTok();
});
afterAll(() => emulator.close());

const ALL = ["user.info.basic", "user.info.profile", "user.info.stats"];

/** What Passport does with a strategy: it asks where to send the browser, and then who came back. */
function passport(scope: string[]) {
  const { url, clientKey, clientSecret } = emulator;
  const options = {
    clientID: clientKey,
    clientSecret,
    callbackURL: WEB_CALLBACK,
    scope,
    authorizationURL: `${url}/v2/auth/authorize/`,
    tokenURL: `${url}/v2/oauth/token/`,
    profileURL: `${url}/v2/user/info/`,
  };
  const run = (query: object) =>
    new Promise<{ redirect?: string; user?: Profile; error?: Error }>((resolve) => {
      const strategy = new Strategy({ ...options }, (_access, _refresh, profile, done) =>
        done(null, profile),
      );
      const outcome = {
        redirect: (redirect: string) => resolve({ redirect }),
        success: (user: Profile) => resolve({ user }),
        error: (error: Error) => resolve({ error }),
        fail: (info: unknown) => resolve({ error: new Error(JSON.stringify(info)) }),
      };
      Object.assign(strategy, outcome).authenticate({ query, session: {} }, {});
    });
  return run;
}

interface Profile {
  displayName: string;
  username: string;
  followerCount: number;
}

async function signIn(scope: string[]) {
  const run = passport(scope);
  const { redirect = "" } = await run({});
  const arrived = await agree(redirect);
  return { arrived, ...(await run(Object.fromEntries(arrived.searchParams))) };
}

// It asks for avatar_url_200, which TikTok does not document.
it("passport-tiktok-auth signs in with the scopes that its fields need", async () => {
  const { user } = await signIn(ALL);
  expect(user).toMatchObject({ displayName: "Paper Boats", username: "paperboats" });
  expect(user?.followerCount).toBeGreaterThan(2 ** 31);
});

it("passport-tiktok-auth fails with its own default scope: its fields need two more", async () => {
  await fetch(`${emulator.url}/_emulator/reset`, { method: "POST" });
  const { error } = await signIn(["user.info.basic"]);
  expect(error).toMatchObject({ message: "failed to fetch user profile" });
  expect(JSON.stringify(error)).toContain("scope_not_authorized");
});
