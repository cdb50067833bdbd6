import { describe, expect, it } from "vitest";
import { examine } from "./examine";
import { isProblem, type Variables } from "./finding";
import { GOOD } from "./mistake-examples";

const look = (variables: Variables, isProduction = true) =>
  examine(variables, { isProduction, port: 3000 });

const problems = (variables: Variables, isProduction = true) =>
  look(variables, isProduction).findings.filter(isProblem);

describe("a deployment", () => {
  it("has no problems when everything is set, and learns what to register", () => {
    expect(problems(GOOD)).toEqual([]);
    expect(look(GOOD).addresses).toEqual({
      platform: "Web",
      redirectUri: "https://example.com/api/auth/callback/tiktok",
      webhookUrl: "https://example.com/api/webhooks/tiktok",
    });
  });

  it("needs every variable", () => {
    const missing = problems({}).map(({ about }) => about);
    expect(missing).toEqual(["AUTH_SECRET", "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET", "AUTH_URL"]);
  });

  it("needs no AUTH_URL on Vercel, where previews sign in through production", () => {
    const env = { ...GOOD, AUTH_URL: "", VERCEL: "1" };
    expect(problems(env)).toEqual([]);
    expect(look(env).addresses).toBeNull();
    const domain = { ...env, VERCEL_PROJECT_PRODUCTION_URL: "my-site.vercel.app" };
    expect(look(domain).addresses?.redirectUri).toBe(
      "https://my-site.vercel.app/api/auth/callback/tiktok",
    );
    const preview = { ...domain, AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth" };
    expect(look(preview).addresses?.redirectUri).toBe(
      "https://example.com/api/auth/callback/tiktok",
    );
  });

  it.each(["true", "1", "yes", " on "])("needs no AUTH_URL with AUTH_TRUST_HOST=%s", (trust) => {
    const found = problems({ ...GOOD, AUTH_URL: "", AUTH_TRUST_HOST: trust });
    expect(found.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("is shown the nearest scope and the right separator", () => {
    expect(problems({ ...GOOD, TIKTOK_SCOPES: "user.info.stat" })[0]?.fix).toContain(
      "user.info.stats",
    );
    expect(problems({ ...GOOD, TIKTOK_SCOPES: "user.info.basic+video.list" })[0]?.fix).toBe(
      "TIKTOK_SCOPES=user.info.basic,video.list",
    );
  });
});

describe("a developer's machine", () => {
  it("needs no variables and can register localhost for the Desktop platform", () => {
    expect(problems({}, false)).toEqual([]);
    expect(look({}, false).addresses).toEqual({
      platform: "Desktop",
      redirectUri: "http://localhost:3000/api/auth/callback/tiktok",
      webhookUrl: null,
    });
  });

  it("may have a sandbox key or an emulator on this machine", () => {
    expect(problems({ ...GOOD, AUTH_TIKTOK_ID: "sbawabcdefghij12", AUTH_URL: "" }, false)).toEqual(
      [],
    );
    expect(problems({ ...GOOD, TIKTOK_EMULATOR_URL: "http://localhost:4600" }, false)).toEqual([]);
    expect(problems({ ...GOOD, TIKTOK_EMULATOR_URL: "http://tiktok.example" }, false)).toHaveLength(
      1,
    );
  });

  it("needs a port for the Desktop platform", () => {
    expect(problems({ ...GOOD, AUTH_URL: "http://localhost" }, false)[0]?.what).toContain("port");
  });
});
