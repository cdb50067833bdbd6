import { NextRequest } from "next/server";
import type { NextAuthConfig } from "next-auth";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { sampleGrant, sampleSession } from "@/tests/support/sample-grant";

const signOutOfAuthJs = vi.hoisted(() => vi.fn());
const NextAuth = vi.hoisted(() =>
  vi.fn((_config: (request: NextRequest | undefined) => Promise<NextAuthConfig>) => ({
    signOut: signOutOfAuthJs,
  })),
);
vi.mock("next-auth", async (original) => ({
  ...(await original<typeof import("next-auth")>()),
  default: NextAuth,
}));

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-proto": "https" }),
  cookies: async () => new Map(),
}));
const configFor = (request?: NextRequest) =>
  NextAuth.mock.calls[0]?.[0](request) as Promise<NextAuthConfig>;
let config: NextAuthConfig;
let signOut: typeof import("@/auth").signOut;
beforeAll(async () => {
  ({ signOut } = await import("@/auth"));
  config = await configFor(new NextRequest("http://localhost:3000/api/auth/session"));
});

describe("the cookies of Auth.js", () => {
  const named = async (request?: NextRequest) => {
    const { cookies, useSecureCookies } = await configFor(request);
    return [useSecureCookies, Object.values(cookies ?? {}).map(({ name }) => name)];
  };
  const all = ["session-token", "callback-url", "csrf-token"].concat([
    "pkce.code_verifier",
    "state",
    "nonce",
    "challenge",
  ]);

  it.each([
    ["a route handler", new NextRequest("http://a", { headers: { "x-forwarded-proto": "https" } })],
    ["a server action", undefined],
  ])("are for this host alone on https, in %s", async (_, request) => {
    expect(await named(request)).toEqual([true, all.map((name) => `__Host-authjs.${name}`)]);
  });

  it("have no prefix on http, where browsers would refuse them", async () => {
    const http = new NextRequest("https://a", { headers: { "x-forwarded-proto": "http" } });
    expect(await named(http)).toEqual([false, all.map((name) => `authjs.${name}`)]);
  });
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
  const { sessions } = await import("@/lib/sessions");
  const session = sampleSession();
  vi.spyOn(sessions.context.store, "sessionOf").mockResolvedValue(session);
  const end = vi.spyOn(sessions.context.store, "end").mockResolvedValue();
  await signOut({ redirect: false });
  expect(end).toHaveBeenCalledExactlyOnceWith(session);
  expect(signOutOfAuthJs).toHaveBeenCalledWith({ redirect: false });
});
