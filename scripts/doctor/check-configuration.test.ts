import { describe, expect, it } from "vitest";
import { checkConfiguration } from "./check-configuration";
import { isProblem, type Variables } from "./finding";
import { VALID } from "./mistake-examples";

const check = (variables: Variables, isProduction = true) =>
  checkConfiguration(variables, { isProduction, port: 3000 });

const problemsIn = (variables: Variables, isProduction = true) =>
  check(variables, isProduction).findings.filter(isProblem);

describe("a deployment", () => {
  it("has no problems when everything is set, and gets its addresses", () => {
    expect(problemsIn(VALID)).toEqual([]);
    expect(check(VALID).addresses).toEqual({
      platform: "Web",
      redirectUri: "https://example.com/api/auth/callback/tiktok",
      webhookUrl: "https://example.com/api/webhooks/tiktok",
    });
  });

  it("needs a secret, credentials and an address", () => {
    const missing = problemsIn({}).map(({ about }) => about);
    expect(missing).toEqual(["AUTH_SECRET", "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET", "AUTH_URL"]);
  });

  it("needs no AUTH_URL on Vercel, and previews sign in through production", () => {
    const env = { ...VALID, AUTH_URL: "", VERCEL: "1" };
    expect(problemsIn(env)).toEqual([]);
    expect(check(env).addresses).toBeNull();
    const domain = { ...env, VERCEL_PROJECT_PRODUCTION_URL: "my-site.vercel.app" };
    expect(check(domain).addresses?.redirectUri).toBe(
      "https://my-site.vercel.app/api/auth/callback/tiktok",
    );
    const preview = { ...domain, AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth" };
    expect(check(preview).addresses?.redirectUri).toBe(
      "https://example.com/api/auth/callback/tiktok",
    );
  });

  it.each(["true", "1", "yes", " on "])("needs no AUTH_URL with AUTH_TRUST_HOST=%s", (trust) => {
    const problems = problemsIn({ ...VALID, AUTH_URL: "", AUTH_TRUST_HOST: trust });
    expect(problems.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("is told the most similar scope and the correct separator", () => {
    expect(problemsIn({ ...VALID, TIKTOK_SCOPES: "user.info.stat" })[0]?.fix).toContain(
      "user.info.stats",
    );
    expect(problemsIn({ ...VALID, TIKTOK_SCOPES: "user.info.basic+video.list" })[0]?.fix).toBe(
      "TIKTOK_SCOPES=user.info.basic,video.list",
    );
  });
});

describe("a developer's machine", () => {
  it("needs no variables and can register localhost for the Desktop platform", () => {
    expect(problemsIn({}, false)).toEqual([]);
    expect(check({}, false).addresses).toEqual({
      platform: "Desktop",
      redirectUri: "http://localhost:3000/api/auth/callback/tiktok",
      webhookUrl: null,
    });
  });

  it("may use a sandbox key, or an emulator on the same machine", () => {
    expect(
      problemsIn({ ...VALID, AUTH_TIKTOK_ID: "sbawabcdefghij12", AUTH_URL: "" }, false),
    ).toEqual([]);
    expect(problemsIn({ ...VALID, TIKTOK_EMULATOR_URL: "http://localhost:4600" }, false)).toEqual(
      [],
    );
    expect(
      problemsIn({ ...VALID, TIKTOK_EMULATOR_URL: "http://tiktok.example" }, false),
    ).toHaveLength(1);
  });

  it("needs a port for the Desktop platform", () => {
    expect(problemsIn({ ...VALID, AUTH_URL: "http://localhost" }, false)[0]?.what).toContain(
      "port",
    );
  });
});
