import { describe, expect, it } from "vitest";
import { examine } from "./examine";
import type { Variables } from "./finding";

const GOOD = {
  AUTH_SECRET: "q9Xw2LmZ7Rt4Vb8Nc1Hs6Kd3Pf5Gj0Ya",
  AUTH_TIKTOK_ID: "awabcdefghij1234",
  AUTH_TIKTOK_SECRET: "0123456789abcdefABCDEF0123456789",
  AUTH_URL: "https://example.com",
  TIKTOK_SCOPES: "user.info.basic,user.info.stats",
};

const look = (variables: Variables, isProduction = true) =>
  examine(variables, { isProduction, port: 3000 });

const problems = (variables: Variables, isProduction = true) =>
  look(variables, isProduction).findings.filter(({ level }) => /error|warning/.test(level));

describe("a deployment", () => {
  it("has nothing to mend when all is well, and is told what to register", () => {
    expect(problems(GOOD)).toEqual([]);
    expect(look(GOOD).addresses).toEqual({
      platform: "Web",
      redirectUri: "https://example.com/api/auth/callback/tiktok",
      webhookUrl: "https://example.com/api/webhooks/tiktok",
    });
  });

  it("needs everything", () => {
    const lacking = problems({}).map(({ about }) => about);
    expect(lacking).toEqual(["AUTH_SECRET", "AUTH_TIKTOK_ID and AUTH_TIKTOK_SECRET", "AUTH_URL"]);
  });

  it("needs no AUTH_URL on Vercel, where previews sign in through production", () => {
    const env = { ...GOOD, AUTH_URL: "", VERCEL: "1" };
    expect(problems(env)).toEqual([]);
    expect(look(env).addresses).toBeNull();
    const preview = { ...env, AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth" };
    expect(look(preview).addresses?.redirectUri).toBe(
      "https://example.com/api/auth/callback/tiktok",
    );
  });

  it.each<[string, Variables, string, RegExp]>([
    ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET", /5 characters/],
    ["a secret of one letter", { AUTH_SECRET: "a".repeat(40) }, "AUTH_SECRET", /made up/],
    [
      "a placeholder",
      { AUTH_SECRET: `change-me-please-${"x9Q2".repeat(8)}` },
      "AUTH_SECRET",
      /made up/,
    ],
    ["blanks", { AUTH_TIKTOK_ID: " awabcdefghij1234" }, "AUTH_TIKTOK_ID", /blanks/],
    ["quotation marks", { AUTH_TIKTOK_SECRET: '"abc"' }, "AUTH_TIKTOK_SECRET", /quotation/],
    [
      "swapped",
      { AUTH_TIKTOK_ID: GOOD.AUTH_TIKTOK_SECRET, AUTH_TIKTOK_SECRET: GOOD.AUTH_TIKTOK_ID },
      "AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET",
      /swapped/,
    ],
    ["half a pair", { AUTH_TIKTOK_SECRET: "" }, "AUTH_TIKTOK_SECRET", /missing/],
    ["a sandbox key", { AUTH_TIKTOK_ID: "sbawabcdefghij12" }, "AUTH_TIKTOK_ID", /sandbox/],
    ["no key", { AUTH_TIKTOK_ID: "aw-key!" }, "AUTH_TIKTOK_ID", /does not look like/],
    [
      "scopes with blanks",
      { TIKTOK_SCOPES: "user.info.basic video.list" },
      "TIKTOK_SCOPES",
      /commas/,
    ],
    ["a misspelled scope", { TIKTOK_SCOPES: "user.info.stat" }, "TIKTOK_SCOPES", /no scope/],
    [
      "another product's scope",
      { TIKTOK_SCOPES: "video.upload" },
      "TIKTOK_SCOPES",
      /another product/,
    ],
    ["no address", { AUTH_URL: "example.com" }, "AUTH_URL", /no http or https/],
    ["http", { AUTH_URL: "http://example.com" }, "AUTH_URL", /not https/],
    ["a path", { AUTH_URL: "https://example.com/app" }, "AUTH_URL", /path/],
    ["a query", { AUTH_URL: "https://example.com/?a=1" }, "AUTH_URL", /query/],
    [
      "a proxy without its path",
      { AUTH_REDIRECT_PROXY_URL: "https://example.com" },
      "AUTH_REDIRECT_PROXY_URL",
      /end in \/api\/auth/,
    ],
    [
      "AUTH_URL on a preview",
      { AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth", VERCEL_ENV: "preview" },
      "AUTH_URL",
      /overrides/,
    ],
    [
      "a long address",
      { AUTH_URL: `https://${"a".repeat(60)}.${"b".repeat(500)}.example` },
      "Redirect URI",
      /512/,
    ],
    [
      "an emulator",
      { TIKTOK_EMULATOR_URL: "http://localhost:4600" },
      "TIKTOK_EMULATOR_URL",
      /deployment/,
    ],
  ])("%s", (_, change, about, what) => {
    const found = problems({ ...GOOD, ...change });
    expect(found).toContainEqual(
      expect.objectContaining({ about, what: expect.stringMatching(what) }),
    );
    const values = [GOOD.AUTH_SECRET, GOOD.AUTH_TIKTOK_SECRET];
    for (const value of values) expect(JSON.stringify(found)).not.toContain(value);
  });

  it("suggests the scope that was meant, and the right separator", () => {
    expect(problems({ ...GOOD, TIKTOK_SCOPES: "user.info.stat" })[0]?.mend).toContain(
      "user.info.stats",
    );
    expect(problems({ ...GOOD, TIKTOK_SCOPES: "user.info.basic+video.list" })[0]?.mend).toBe(
      "TIKTOK_SCOPES=user.info.basic,video.list",
    );
  });
});

describe("a developer's machine", () => {
  it("needs nothing, and can register localhost with the Desktop platform", () => {
    expect(problems({}, false)).toEqual([]);
    expect(look({}, false).addresses).toEqual({
      platform: "Desktop",
      redirectUri: "http://localhost:3000/api/auth/callback/tiktok",
      webhookUrl: null,
    });
  });

  it("may have a sandbox key or a local emulator, on this machine alone", () => {
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
