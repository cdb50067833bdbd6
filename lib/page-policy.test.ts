import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { contentSecurityPolicy } from "@/lib/csp.mjs";

const SITE = "http://localhost:3000";
const EMULATOR = "http://localhost:4600";

beforeEach(() => {
  for (const name of ["AUTH_URL", "VERCEL", "TIKTOK_EMULATOR_URL"]) vi.stubEnv(name, "");
});

async function withEnv(env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.resetModules();
  return import("@/lib/page-policy");
}

const request = (headers: Record<string, string> = {}) => new NextRequest(SITE, { headers });

const policyIn = (response: Response) => response.headers.get("content-security-policy");

describe("a page that is rendered per request", () => {
  it("has a policy with a nonce of its own, for the browser and for Next", async () => {
    const { proceed } = await withEnv();
    const nonces = [proceed(request()), proceed(request())].map((response) => {
      const policy = policyIn(response) ?? "";
      const forwarded = response.headers.get("x-middleware-request-content-security-policy");
      expect(forwarded).toBe(policy);
      const nonce = /'nonce-([A-Za-z0-9+/=]{20,})'/.exec(policy)?.[1] ?? "";
      expect(policy).toBe(contentSecurityPolicy({ nonce, isDevelopment: false, isHttps: false }));
      return nonce;
    });
    expect(new Set(nonces).size).toBe(2);
  });

  it("may use another provider that has a client ID, and no other", async () => {
    const policyWith = async (AUTH_GITHUB_ID: string) =>
      policyIn((await withEnv({ AUTH_GITHUB_ID })).proceed(request()));
    const policy = await policyWith("id");
    expect(policy).toContain("form-action 'self' https://*.tiktok.com https://github.com");
    expect(policy).toContain(" https://avatars.githubusercontent.com");
    expect(policy).not.toContain("google");
    expect(await policyWith("")).not.toContain("github");
  });

  it("may use the emulator that the server has, and eval in development", async () => {
    const env = { TIKTOK_EMULATOR_URL: EMULATOR, NODE_ENV: "development" };
    const policy = policyIn((await withEnv(env)).proceed(request()));
    expect(policy).toContain(`form-action 'self' https://*.tiktok.com ${EMULATOR}`);
    expect(policy).toContain("'unsafe-eval'");
  });

  it("has its http addresses upgraded on https", async () => {
    const { proceed } = await withEnv();
    const policy = policyIn(proceed(request({ "x-forwarded-proto": "https" })));
    expect(policy).toContain("upgrade-insecure-requests");
  });

  it("has none upgraded on http, whatever AUTH_URL is", async () => {
    const { proceed } = await withEnv({ AUTH_URL: "https://example.com" });
    const policy = policyIn(proceed(request({ "x-forwarded-proto": "http" })));
    expect(policy).not.toContain("upgrade-insecure-requests");
  });
});

it("sends no policy with JSON, and the request goes on as it is", async () => {
  const { proceed } = await withEnv();
  const headers = { "x-requested-path": "/api/me" };
  const response = proceed(new NextRequest(`${SITE}/api/me/videos`, { headers }));
  expect(policyIn(response)).toBeNull();
  expect(response.headers.get("x-middleware-request-x-requested-path")).toBe("/api/me");
  expect(response.headers.has("x-middleware-request-content-security-policy")).toBe(false);
});

describe("a static page", () => {
  it("keeps the policy of the build", async () => {
    const response = (await withEnv()).pass(request());
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(policyIn(response)).toBeNull();
  });

  it("may use the emulator that the server has", async () => {
    const { pass } = await withEnv({ TIKTOK_EMULATOR_URL: EMULATOR });
    expect(policyIn(pass(request()))).toBe(
      contentSecurityPolicy({ isDevelopment: false, isHttps: false, emulator: EMULATOR }),
    );
    expect(policyIn(pass(new NextRequest(`${SITE}/terms`)))).toBeNull();
  });
});

describe("https", () => {
  const kept = async (env: Record<string, string>, headers: Record<string, string>) =>
    (await withEnv(env))
      .staysOnHttps(request(headers), new Response())
      .headers.get("strict-transport-security");

  it.each([
    [{ AUTH_URL: "https://example.com" }, {}],
    [{ VERCEL: "1" }, {}],
    [{}, { "x-forwarded-proto": "https" }],
    [{}, { "x-forwarded-proto": "https,http" }],
  ])("is what visitors use with %o and %o", async (env, headers) => {
    expect(await kept(env, headers as Record<string, string>)).toBe("max-age=31536000");
  });

  it.each([
    [{}, {}],
    [{ AUTH_URL: "http://localhost:3000" }, {}],
    [{}, { "x-forwarded-proto": "http" }],
  ])("is not what visitors use with %o and %o", async (env, headers) => {
    expect(await kept(env as Record<string, string>, headers as Record<string, string>)).toBeNull();
  });
});
