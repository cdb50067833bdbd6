import { describe, expect, it } from "vitest";
import { missingVariables, mistakesIn, readEnv, trustsHost, variableNames } from "@/lib/env-schema";
import { site } from "@/lib/site";

const SECRET = "0123456789abcdef0123456789abcdef";
const COMPLETE = {
  AUTH_SECRET: SECRET,
  AUTH_TIKTOK_ID: "sbkey",
  AUTH_TIKTOK_SECRET: "secret",
  AUTH_URL: "https://example.com",
};

describe("readEnv", () => {
  it("requires no variable, and has the scopes of lib/site.json", () => {
    const scopes = ["user.info.basic", ...site.scopes.split(",").filter(Boolean)];
    expect(readEnv({}).TIKTOK_SCOPES).toEqual([...new Set(scopes)]);
  });

  it("treats an empty value as absent", () => {
    expect(readEnv({ AUTH_URL: "", AUTH_TIKTOK_ID: "" }).AUTH_URL).toBeUndefined();
  });

  it("reads scopes and always adds the basic one", () => {
    const { TIKTOK_SCOPES } = readEnv({ TIKTOK_SCOPES: "user.info.stats, video.list" });
    expect(TIKTOK_SCOPES).toEqual(["user.info.basic", "user.info.stats", "video.list"]);
  });

  it("accepts scopes that this site does not know, if they look like TikTok's", () => {
    const list = "user.info.basic,video.publish,research.data.u18eu,local.some_thing.v2";
    expect(readEnv({ TIKTOK_SCOPES: list }).TIKTOK_SCOPES).toEqual(list.split(","));
  });

  it("removes spaces around every value before checking it", () => {
    const good = { ...COMPLETE, AUTH_TRUST_HOST: "true" };
    const padded = Object.entries(good).map(([name, value]) => [name, ` \t${value}\u00a0\n`]);
    expect(readEnv(Object.fromEntries(padded))).toEqual(readEnv(good));
  });

  it.each(['"', "'"])("removes one pair of %s around every value before checking it", (mark) => {
    const good = { ...COMPLETE, AUTH_TRUST_HOST: "true" };
    const quoted = Object.entries(good).map(([name, value]) => [name, ` ${mark} ${value}${mark}`]);
    expect(readEnv(Object.fromEntries(quoted))).toEqual(readEnv(good));
    expect(readEnv({ AUTH_URL: mark + mark })).toEqual(readEnv({}));
    expect(() => readEnv({ AUTH_URL: `${mark}https://example.com` })).toThrow("AUTH_URL must be");
  });

  it("reads the origins of previews", () => {
    expect(readEnv({}).AUTH_PREVIEW_ORIGINS).toEqual([]);
    const list = "https://a.example, http://preview.localhost:3000,";
    expect(readEnv({ AUTH_PREVIEW_ORIGINS: list }).AUTH_PREVIEW_ORIGINS).toEqual([
      "https://a.example",
      "http://preview.localhost:3000",
    ]);
  });

  it.each<[Record<string, string>]>([
    [{ AUTH_URL: "https://example.com" }],
    [{ VERCEL: "1" }],
    [{ AUTH_TRUST_HOST: "false" }],
    [{ AUTH_TRUST_HOST: "" }],
  ])("allows AUTH_REDIRECT_PROXY_URL next to %o", (others) => {
    const AUTH_REDIRECT_PROXY_URL = "https://example.com/api/auth";
    const source = { AUTH_REDIRECT_PROXY_URL, AUTH_TRUST_HOST: "true", ...others };
    expect(readEnv(source)).toMatchObject({ AUTH_REDIRECT_PROXY_URL });
  });

  it("treats a value of spaces as absent", () => {
    const blank = variableNames.map((name) => [name, " ".repeat(42)]);
    expect(readEnv(Object.fromEntries(blank))).toEqual(readEnv({}));
  });

  it.each<[Record<string, string>, string]>([
    [{ AUTH_TIKTOK_ID: "sbkey" }, "AUTH_TIKTOK_SECRET is missing"],
    [{ AUTH_TIKTOK_SECRET: "s3cret-value" }, "AUTH_TIKTOK_ID is missing"],
    [{ AUTH_URL: "example.com" }, "AUTH_URL must be a full URL"],
    [{ AUTH_URL: "ftp://example.com" }, "AUTH_URL must be a full URL"],
    [{ AUTH_URL: "https://example.com/app" }, "AUTH_URL must be an address without path or query"],
    [{ AUTH_URL: "https://example.com/?a=1" }, "AUTH_URL must be an address without path or query"],
    [{ AUTH_URL: "https://example.com#a" }, "AUTH_URL must be an address without path or query"],
    [{ AUTH_REDIRECT_PROXY_URL: "https://example.com" }, "must end in /api/auth"],
    [{ AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth?" }, "must end in /api/auth"],
    [{ AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth#a" }, "must end in /api/auth"],
    [{ AUTH_REDIRECT_PROXY_URL: "https://a@example.com/api/auth" }, "must end in /api/auth"],
    [{ AUTH_REDIRECT_PROXY_URL: "http://example.com/api/auth" }, "must begin with https"],
    [
      { AUTH_REDIRECT_PROXY_URL: "https://example.com/api/auth", AUTH_TRUST_HOST: "true" },
      "AUTH_URL is missing: with AUTH_REDIRECT_PROXY_URL and AUTH_TRUST_HOST",
    ],
    [{ AUTH_PREVIEW_ORIGINS: "https://*.vercel.app" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "https://*-team.vercel.app" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "example.com" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "http://example.com" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "http://evillocalhost" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "ftp://localhost" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "https://example.com/" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ AUTH_PREVIEW_ORIGINS: "https://a@example.com" }, "AUTH_PREVIEW_ORIGINS must be origins"],
    [{ NODE_ENV: "staging" }, "NODE_ENV must be development, production or test"],
    [{ AUTH_SECRET: "short" }, "AUTH_SECRET is too short"],
    [{ AUTH_TRUST_HOST: "perhaps" }, "AUTH_TRUST_HOST must be true or false"],
    [{ TIKTOK_SCOPES: "user.info.basic user.info.stats" }, "TIKTOK_SCOPES must be"],
    [{ TIKTOK_SCOPES: "user.info.basic,,video.list" }, "TIKTOK_SCOPES must be"],
    [{ TIKTOK_EMULATOR_URL: "localhost:4600" }, "TIKTOK_EMULATOR_URL must be a full URL"],
    [{ TIKTOK_EMULATOR_URL: "https://tiktok.example" }, "must point at this machine"],
    [{ TIKTOK_EMULATOR_URL: "http://localhost.example:4600" }, "must point at this machine"],
    [{ TIKTOK_EMULATOR_URL: "http://localhost:4600", VERCEL: "1" }, "for local work only"],
  ])("refuses %o with a sentence that begins with the variable's name", (source, sentence) => {
    expect(() => readEnv(source)).toThrow(sentence);
    const mistakes = mistakesIn(source);
    expect(mistakes.join(" ")).toContain(sentence);
    for (const mistake of mistakes) expect(variableNames).toContain(mistake.split(" ")[0]);
  });

  it("allows http for a proxy address on this machine", () => {
    const AUTH_REDIRECT_PROXY_URL = "http://localhost:3000/api/auth";
    expect(readEnv({ AUTH_REDIRECT_PROXY_URL })).toMatchObject({ AUTH_REDIRECT_PROXY_URL });
  });

  it("never prints a value", () => {
    expect(() => readEnv({ AUTH_TIKTOK_SECRET: "s3cret-value" })).not.toThrow("s3cret-value");
    expect(() => readEnv({ AUTH_SECRET: "s3cret" })).not.toThrow("s3cret");
  });

  it.each(["http://localhost:4600", "http://127.0.0.1:1", "http://[::1]:4600"])(
    "lets the emulator stand at %s",
    (TIKTOK_EMULATOR_URL) => {
      expect(readEnv({ TIKTOK_EMULATOR_URL })).toMatchObject({ TIKTOK_EMULATOR_URL });
    },
  );
});

describe("missingVariables", () => {
  it("names the variables that sign-in needs", () => {
    expect(missingVariables(readEnv({ NODE_ENV: "production" }))).toEqual([
      "AUTH_SECRET",
      "AUTH_TIKTOK_ID",
      "AUTH_TIKTOK_SECRET",
      "AUTH_URL",
    ]);
  });

  it("is empty when sign-in can work", () => {
    expect(missingVariables(readEnv(COMPLETE))).toEqual([]);
  });
});

describe("trustsHost", () => {
  it.each([
    [{ NODE_ENV: "development" }, true],
    [{ NODE_ENV: "production" }, false],
    [{ NODE_ENV: "production", VERCEL: "1" }, true],
    [{ NODE_ENV: "production", AUTH_URL: "https://example.com" }, true],
    [{ NODE_ENV: "production", AUTH_TRUST_HOST: "1" }, true],
    [{ NODE_ENV: "production", AUTH_TRUST_HOST: "false", VERCEL: "1" }, false],
    [{ NODE_ENV: "production", AUTH_TRUST_HOST: "false", AUTH_URL: "https://a.example" }, true],
    [{ NODE_ENV: "development", AUTH_TRUST_HOST: "false" }, false],
  ])("%o: %s", (source: Record<string, string>, trusted) => {
    expect(trustsHost(readEnv(source))).toBe(trusted);
  });
});
