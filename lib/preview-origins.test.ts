import { describe, expect, it } from "vitest";
import { isOriginPattern, isVercelPreview, matchesOrigin } from "@/lib/preview-origins";

describe("isOriginPattern", () => {
  it.each([
    "https://staging.example.com",
    "https://staging.example.com:8443",
    "http://localhost:3001",
    "http://preview.localhost:3001",
    "https://*.example.com",
    "https://my-site-*-my-team.vercel.app",
    "https://*--my-site.netlify.app",
  ])("accepts %s", (text) => {
    expect(isOriginPattern(text)).toBe(true);
  });

  it.each([
    "staging.example.com",
    "https://staging.example.com/",
    "https://staging.example.com/api/auth",
    "https://a@staging.example.com",
    "https://Staging.example.com",
    "http://staging.example.com",
    "http://localhost.example",
    "https://*",
    "https://*.com",
    "https://*.vercel.app",
    "https://*.netlify.app",
    "https://*.ngrok-free.app",
    "https://my-site.*.app",
    "https://*-*.example.com",
    "https://example.com:*",
    "*",
  ])("refuses %s", (text) => {
    expect(isOriginPattern(text)).toBe(false);
  });
});

describe("matchesOrigin", () => {
  it.each([
    ["https://a.example", "https://a.example", true],
    ["https://a.example", "https://a.example.evil.example", false],
    ["https://a.example", "http://a.example", false],
    ["https://pr-*.example.com", "https://pr-12.example.com", true],
    ["https://pr-*.example.com", "https://pr-.example.com", false],
    ["https://pr-*.example.com", "https://pr-1.evil.example.com", false],
    ["https://pr-*.example.com", "https://pr-12.example.com:8443", false],
    ["https://*-team.vercel.app", "https://site-team.vercel.app", true],
    ["https://*-team.vercel.app", "https://evil.example/-team.vercel.app", false],
    ["https://aa-*-aa.example.com", "https://aa-aa.example.com", false],
  ])("%s and %s: %s", (pattern, origin, expected) => {
    expect(matchesOrigin(pattern, origin)).toBe(expected);
  });
});

describe("isVercelPreview", () => {
  const hosts = {
    VERCEL_URL: "my-site-1a2b3c4d5-my-team.vercel.app",
    VERCEL_BRANCH_URL: "my-site-git-main-my-team.vercel.app",
    VERCEL_PROJECT_PRODUCTION_URL: "my-site.example",
  };

  it.each([
    ["https://my-site.example", true],
    ["https://my-site-1a2b3c4d5-my-team.vercel.app", true],
    ["https://my-site-zzzzz9999-my-team.vercel.app", true],
    ["https://my-site-git-fix-a-bug-my-team.vercel.app", true],
    ["https://my-site-my-team.vercel.app", false],
    ["https://my-site-anything-my-team.vercel.app", false],
    ["https://my-site-zzzzz9999-other-team.vercel.app", false],
    ["https://other-zzzzz9999-my-team.vercel.app", false],
    ["http://my-site-zzzzz9999-my-team.vercel.app", false],
    ["https://my-site-zzzzz9999-my-team.vercel.app.evil.example", false],
    ["https://my-site-git-a.evil.example-my-team.vercel.app", false],
    ["https://evil.example", false],
  ])("%s: %s", (origin, expected) => {
    expect(isVercelPreview(origin, hosts)).toBe(expected);
  });

  it("finds the hash although project and team look like one", () => {
    const names = {
      VERCEL_URL: "theatre-theatre-1a2b3c4d5-theatre-theatre.vercel.app",
      VERCEL_BRANCH_URL: "theatre-theatre-git-main-theatre-theatre.vercel.app",
    };
    const preview = (hash: string) =>
      isVercelPreview(`https://theatre-theatre-${hash}-theatre-theatre.vercel.app`, names);
    expect(preview("zzzzz9999")).toBe(true);
    expect(preview("git-x")).toBe(true);
    expect(
      isVercelPreview("https://theatre-zzzzz9999-1a2b3c4d5-theatre-theatre.vercel.app", names),
    ).toBe(false);
  });

  it.each([
    [{}],
    [{ ...hosts, VERCEL_BRANCH_URL: undefined }],
    [{ ...hosts, VERCEL_URL: "preview-1a2b3c4d5.example.com" }],
  ])("knows no previews with %o", (incomplete) => {
    const preview = "https://my-site-zzzzz9999-my-team.vercel.app";
    expect(isVercelPreview(preview, incomplete)).toBe(false);
  });
});
