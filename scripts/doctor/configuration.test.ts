import { describe, expect, it } from "vitest";
import { mistakesIn, valuesIn } from "../../lib/env-schema";
import { scopeNames } from "../../lib/scopes";
import { site } from "../../lib/site";
import { checkConfiguration, checkSiteTexts } from "./configuration";
import { isProblem, type Variables } from "./finding";
import { checkOtherNames } from "./other-names";
import { checkAddresses } from "./redirect-uri";

/** The variables of a deployment without problems. The values are made up. */
const VALID = {
  AUTH_SECRET: "q9Xw2LmZ7Rt4Vb8Nc1Hs6Kd3Pf5Gj0Ya",
  AUTH_TIKTOK_ID: "awabcdefghij1234",
  AUTH_TIKTOK_SECRET: "0123456789abcdefABCDEF0123456789",
  AUTH_URL: "https://example.com",
  TIKTOK_SCOPES: "user.info.basic,user.info.stats",
};
const PROXY = "https://example.com/api/auth";
const PASSWORD = "hunter2-hunter2";

function check(variables: Variables, isProduction = true) {
  const values = valuesIn(variables);
  const { findings, addresses } = checkAddresses(values, { isProduction, port: 3000 });
  const others = [...checkOtherNames(variables), ...checkConfiguration(values, isProduction)];
  return { findings: [...others, ...findings], addresses };
}

const problemsIn = (variables: Variables, isProduction = true) =>
  check(variables, isProduction).findings.filter(isProblem);

/** A mistake's name, how it changes VALID, the variable to blame, and part of what the doctor says. */
const MISTAKES: [string, Variables, string, RegExp][] = [
  [
    "an address from Auth.js's version 4",
    { NEXTAUTH_URL: "https://old.example", AUTH_URL: "" },
    "NEXTAUTH_URL",
    /the name is AUTH_URL/,
  ],
  [
    "TikTok's name for the key",
    { TIKTOK_CLIENT_KEY: VALID.AUTH_TIKTOK_ID, AUTH_TIKTOK_ID: "" },
    "TIKTOK_CLIENT_KEY",
    /the name is AUTH_TIKTOK_ID/,
  ],
  [
    "a secret that browsers get",
    { NEXT_PUBLIC_TIKTOK_CLIENT_SECRET: VALID.AUTH_TIKTOK_SECRET },
    "NEXT_PUBLIC_TIKTOK_CLIENT_SECRET",
    /into browsers' scripts/,
  ],
  ["a placeholder", { AUTH_TIKTOK_ID: "your-client-key" }, "AUTH_TIKTOK_ID", /placeholder/],
  ["another placeholder", { AUTH_TIKTOK_SECRET: "<secret>" }, "AUTH_TIKTOK_SECRET", /placeholder/],
  ["a placeholder as the address", { AUTH_URL: "https://your.domain" }, "AUTH_URL", /placeholder/],
  ["a private address", { AUTH_URL: "http://192.168.1.5:3000" }, "AUTH_URL", /private address/],
  ["another port", { AUTH_URL: "http://localhost:3001" }, "AUTH_URL", /listens on port 3000/],
  ["localhost without a port", { AUTH_URL: "http://localhost" }, "AUTH_URL", /requires a port/],
  ["a short secret", { AUTH_SECRET: "short" }, "AUTH_SECRET", /too short/],
  ["a secret of spaces", { AUTH_SECRET: " ".repeat(42) }, "AUTH_SECRET", /missing/],
  [
    "key and secret swapped",
    { AUTH_TIKTOK_ID: VALID.AUTH_TIKTOK_SECRET, AUTH_TIKTOK_SECRET: VALID.AUTH_TIKTOK_ID },
    "AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET",
    /swapped/,
  ],
  ["a client key alone", { AUTH_TIKTOK_SECRET: "" }, "AUTH_TIKTOK_SECRET", /missing/],
  ["a sandbox key", { AUTH_TIKTOK_ID: "sbawabcdefghij12" }, "AUTH_TIKTOK_ID", /sandbox/],
  [
    "scopes separated by spaces",
    { TIKTOK_SCOPES: "user.info.basic video.list" },
    "TIKTOK_SCOPES",
    /commas/,
  ],
  ["a misspelled scope", { TIKTOK_SCOPES: "user.info.stat" }, "Scopes", /user.info.stat is not/],
  ["an incomplete address", { AUTH_URL: "example.com" }, "AUTH_URL", /^must be a full URL/],
  ["an address with http", { AUTH_URL: "http://example.com" }, "AUTH_URL", /https only/],
  ["an address with a path", { AUTH_URL: "https://example.com/app" }, "AUTH_URL", /without path/],
  [
    "a proxy address without its path",
    { AUTH_REDIRECT_PROXY_URL: "https://example.com" },
    "AUTH_REDIRECT_PROXY_URL",
    /end in \/api\/auth/,
  ],
  [
    "a proxy address with a trusted host and no address",
    { AUTH_URL: "", AUTH_TRUST_HOST: "true", AUTH_REDIRECT_PROXY_URL: PROXY },
    "AUTH_URL",
    /^is missing: with AUTH_REDIRECT_PROXY_URL/,
  ],
  [
    "a localhost proxy address without a port",
    { AUTH_REDIRECT_PROXY_URL: "http://localhost/api/auth" },
    "AUTH_REDIRECT_PROXY_URL",
    /requires a port/,
  ],
  [
    "a long address",
    { AUTH_URL: `https://${"a".repeat(60)}.${"b".repeat(500)}.example` },
    "AUTH_URL",
    /602 characters/,
  ],
  ["no address", { AUTH_URL: "", AUTH_TRUST_HOST: "no" }, "AUTH_URL", /missing/],
  ["an unclear AUTH_TRUST_HOST", { AUTH_TRUST_HOST: "maybe" }, "AUTH_TRUST_HOST", /true or false/],
  [
    "an emulator on a deployment",
    { TIKTOK_EMULATOR_URL: "http://localhost:4600" },
    "TIKTOK_EMULATOR_URL",
    /deployment/,
  ],
  [
    "another kind of database",
    { DATABASE_URL: `mysql://me:${PASSWORD}@db.example.com/site` },
    "DATABASE_URL",
    /^must begin with postgres/,
  ],
];

describe.each(MISTAKES)("%s", (_, change, about, what) => {
  const variables = { ...VALID, ...change };

  it("is reported, without secrets", () => {
    const problems = problemsIn(variables);
    expect(problems).toContainEqual(
      expect.objectContaining({ about, what: expect.stringMatching(what) }),
    );
    for (const secret of [VALID.AUTH_SECRET, VALID.AUTH_TIKTOK_SECRET, PASSWORD])
      expect(JSON.stringify(problems)).not.toContain(secret);
    for (const problem of problems) expect(problem.what).toMatch(/\.$/);
  });

  it("is an error if it keeps the site from starting", () => {
    const errors = problemsIn(variables).filter(({ level }) => level === "error");
    const reported = errors.map(({ about: name }) => name);
    for (const sentence of mistakesIn(variables))
      expect(reported).toContain(sentence.split(" ")[0]);
  });

  it("prints no redirect URI that TikTok would refuse", () => {
    for (const isProduction of [true, false]) {
      const uri = check(variables, isProduction).addresses?.redirectUri ?? "";
      if (uri)
        expect(uri).toMatch(
          /^(https:\/\/[^/?#]+|http:\/\/(localhost|127\.0\.0\.1):\d+)\/api\/auth\/callback\/tiktok$/,
        );
      expect(uri.length).toBeLessThan(512);
    }
  });
});

describe("a deployment", () => {
  it("has no problems when everything is set, and gets its addresses", () => {
    expect(problemsIn(VALID)).toEqual([]);
    expect(check(VALID).addresses).toEqual({
      platform: "Web",
      redirectUri: "https://example.com/api/auth/callback/tiktok",
      webhookUrl: "https://example.com/api/webhooks/tiktok",
    });
  });

  it("needs a secret, credentials and an address, and hears of all at once", () => {
    const NEEDED = ["AUTH_SECRET", "AUTH_TIKTOK_ID", "AUTH_TIKTOK_SECRET", "AUTH_URL"];
    expect(problemsIn({}).map(({ about }) => about)).toEqual(NEEDED);
    const some = { AUTH_TIKTOK_ID: "key", AUTH_SECRET: "short" };
    expect(problemsIn(some).map(({ about }) => about)).toEqual([
      "AUTH_SECRET",
      "AUTH_TIKTOK_SECRET",
      "AUTH_URL",
    ]);
  });

  it("needs no AUTH_URL on Vercel, and previews sign in through production", () => {
    const env = { ...VALID, AUTH_URL: "", VERCEL: "1" };
    expect(problemsIn(env)).toEqual([]);
    const domain = { ...env, VERCEL_PROJECT_PRODUCTION_URL: "my-site.vercel.app" };
    expect(check(domain).addresses?.redirectUri).toBe(
      "https://my-site.vercel.app/api/auth/callback/tiktok",
    );
    const preview = { ...domain, AUTH_REDIRECT_PROXY_URL: PROXY };
    expect(check(preview).addresses?.redirectUri).toBe(`${PROXY}/callback/tiktok`);
  });

  it.each(["true", "1", "yes", " on "])("needs no AUTH_URL with AUTH_TRUST_HOST=%s", (trust) => {
    expect(problemsIn({ ...VALID, AUTH_URL: "", AUTH_TRUST_HOST: trust })).toEqual([]);
  });

  it("hears of a wrong value and of a variable that lacks its partner at once", () => {
    const variables = { AUTH_SECRET: VALID.AUTH_SECRET, AUTH_URL: "foo", AUTH_TIKTOK_ID: "aw0" };
    const wrong = check(variables, true).findings.filter(isProblem);
    expect(wrong.map(({ about }) => about)).toEqual(["AUTH_URL", "AUTH_TIKTOK_SECRET"]);
  });

  it("does not show the template's owner and contact", () => {
    const own = { owner: "Acme Ltd", contact: "privacy@acme.test" };
    expect(checkSiteTexts(own)).toEqual([]);
    expect(checkSiteTexts({ ...own, contact: "privacy@example.org" })).toHaveLength(1);
    const owner = "someone (named in lib/site.json)";
    expect(checkSiteTexts({ ...own, owner })).toMatchObject([{ fix: "npm run init" }]);
  });
});

describe("a developer's machine", () => {
  it("needs no variables, asks the emulator for everything, and can register localhost", () => {
    const { findings, addresses } = check({}, false);
    expect(findings.filter(isProblem)).toEqual([]);
    const asked = (site.scopes || scopeNames.join()).replaceAll(",", ", ");
    const what = `npm run dev asks the emulator for ${asked}`;
    expect(findings).toContainEqual({ level: "ok", about: "Scopes", what });
    expect(addresses).toEqual({
      platform: "Desktop",
      redirectUri: "http://localhost:3000/api/auth/callback/tiktok",
      webhookUrl: null,
    });
  });

  it("may have PGlite, which a deployment may not", () => {
    const variables = { ...VALID, DATABASE_URL: "pglite:.data/db" };
    const of = (isProduction: boolean) =>
      check(variables, isProduction).findings.filter(({ about }) => about === "DATABASE_URL");
    expect(of(false)).toEqual([]);
    expect(of(true)).toMatchObject([{ level: "error" }]);
  });

  it("hears what the site asks TikTok for", () => {
    const { findings } = check({ ...VALID, AUTH_URL: "" }, false);
    const scopes = findings.filter(({ about }) => about === "Scopes");
    const what = expect.stringMatching(
      /asks TikTok for user.info.basic, user.info.stats \(TIKTOK_SCOPES\)/,
    );
    expect(scopes).toEqual([{ level: "ok", about: "Scopes", what }]);
  });

  it("may use a sandbox key, or an emulator on the same machine with its credentials", () => {
    const local = { ...VALID, AUTH_URL: "" };
    expect(problemsIn({ ...local, AUTH_TIKTOK_ID: "sbawabcdefghij12" }, false)).toEqual([]);
    const emulator = { TIKTOK_EMULATOR_URL: "http://localhost:4600" };
    expect(problemsIn({ ...local, ...emulator }, false)).toEqual([]);
    expect(problemsIn(emulator, false)).toMatchObject([
      { about: "AUTH_TIKTOK_ID, AUTH_TIKTOK_SECRET" },
    ]);
    const elsewhere = { TIKTOK_EMULATOR_URL: "http://tiktok.example" };
    expect(problemsIn({ ...local, ...elsewhere }, false)).toHaveLength(1);
  });
});
