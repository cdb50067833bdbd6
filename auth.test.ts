import type { NextAuthConfig } from "next-auth";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { sampleGrant } from "@/tests/support/sample-grant";

const signOutOfAuthJs = vi.hoisted(() => vi.fn());
const NextAuth = vi.hoisted(() =>
  vi.fn((_config: NextAuthConfig) => ({ signOut: signOutOfAuthJs })),
);
vi.mock("next-auth", async (original) => ({
  ...(await original<typeof import("next-auth")>()),
  default: NextAuth,
}));

vi.mock("@/lib/session/end");
const { endSessionForGood } = await import("@/lib/session/end");

let config: NextAuthConfig;
let signOut: typeof import("@/auth").signOut;
beforeAll(async () => {
  ({ signOut } = await import("@/auth"));
  config = NextAuth.mock.calls[0]?.[0] as NextAuthConfig;
});

const baseUrl = "https://site.example";

describe("the redirect after sign-in", () => {
  it.each([
    ["/dashboard/videos?cursor=1", "/dashboard/videos?cursor=1"],
    [`${baseUrl}/dashboard/settings`, "/dashboard/settings"],
    ["https://evil.example/dashboard", "/dashboard"],
    [`${baseUrl}.evil.example/`, "/dashboard"],
    [`${baseUrl}//evil.example`, "/dashboard"],
    ["//evil.example", "/dashboard"],
    ["/login", "/dashboard"],
    [`${baseUrl}/api/auth/signout`, "/dashboard"],
    [baseUrl, "/dashboard"],
  ])("for %s is %s", async (url, path) => {
    expect(await config.callbacks?.redirect?.({ url, baseUrl })).toBe(baseUrl + path);
  });

  it.each([[5], [{}], [null], [["/dashboard/videos"]]])(
    "is the dashboard for %o, which a JSON body may have",
    async (url) => {
      const params = { url, baseUrl } as unknown as { url: string; baseUrl: string };
      expect(await config.callbacks?.redirect?.(params)).toBe(`${baseUrl}/dashboard`);
    },
  );
});

it("ends a sign-in whose session does not fit into a cookie with a code for the login page", async () => {
  const grant = sampleGrant({ accessToken: "a".repeat(5_000) });
  const encoded = config.jwt?.encode?.({ token: { grant }, secret: "s".repeat(32), salt: "name" });
  await expect(encoded).rejects.toMatchObject({
    type: "OAuthCallbackError",
    code: "session_too_large",
    cause: { err: expect.any(Error) },
  });
});

describe("the jwt callback", () => {
  const jwt = (params: object) => config.callbacks?.jwt?.(params as never);

  it("copies the tokens in at sign-in", async () => {
    const account = {
      access_token: "act.1",
      expires_in: 7_200,
      refresh_token: "rft.1",
      refresh_expires_in: 15_552_000,
      open_id: "id",
      scope: "user.info.basic",
    };
    const token = await jwt({ token: {}, account, profile: { open_id: "id" } });
    expect(token).toMatchObject({ sub: "id", grant: { openId: "id", refreshToken: "rft.1" } });
  });

  it("leaves the token alone afterwards, even if the access token has expired", async () => {
    const token = { sub: "id", grant: sampleGrant({ accessTokenExpiresAt: 1 }) };
    expect(await jwt({ token })).toBe(token);
  });
});

it("ends the session for good when it signs out", async () => {
  await signOut({ redirect: false });
  expect(endSessionForGood).toHaveBeenCalledTimes(1);
  expect(signOutOfAuthJs).toHaveBeenCalledWith({ redirect: false });
});
