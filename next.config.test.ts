import { beforeEach, describe, expect, it, vi } from "vitest";
import { contentSecurityPolicy } from "@/lib/csp.mjs";

const EVERYTHING = "/:path*";
const DOCUMENTS = "/((?!_next/static/).*)";
const PAGES = "/((?!_next/static/|api/).*)";

beforeEach(() => {
  for (const name of ["AUTH_URL", "VERCEL", "TIKTOK_EMULATOR_URL"]) vi.stubEnv(name, "");
});

async function configWith(env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.resetModules();
  return (await import("./next.config.mjs")).default;
}

const rulesWith = async (env = {}) => (await (await configWith(env)).headers?.()) ?? [];

/** The policy and HSTS that a request without proxy gets; a later rule overrides an earlier one. */
async function headersWith(env = {}, sources = [EVERYTHING, DOCUMENTS, PAGES]) {
  const rules = (await rulesWith(env)).filter(
    ({ source, has }) => sources.includes(source) && !has,
  );
  const headers = rules.flatMap((rule) => rule.headers).map(({ key, value }) => [key, value]);
  return new Map(headers as [string, string][]);
}

describe("every document", () => {
  it.each([
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["X-Frame-Options", "DENY"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", "same-origin"],
  ])("has the header %s: %s", async (key, value) => {
    expect((await headersWith()).get(key)).toBe(value);
  });

  it("has no header but these and a Content Security Policy", async () => {
    const headers = await headersWith();
    expect(headers.get("Content-Security-Policy")).toBe(
      contentSecurityPolicy({ isDevelopment: false, isHttps: false }),
    );
    expect(headers.size).toBe(7);
  });

  it("has more than Next's own files, on which a browser ignores the rest", async () => {
    const headers = await headersWith({ VERCEL: "1" }, [EVERYTHING]);
    expect([...headers.keys()]).toEqual(["X-Content-Type-Options", "Cross-Origin-Resource-Policy"]);
  });
});

describe("an endpoint", () => {
  it("has no policy, whose bytes its cookies need, and nothing that only a page needs", async () => {
    const headers = await headersWith({ VERCEL: "1" }, [EVERYTHING, DOCUMENTS]);
    expect([...headers.keys()]).toEqual(
      ["X-Content-Type-Options", "Cross-Origin-Resource-Policy"].concat([
        "Referrer-Policy",
        "Strict-Transport-Security",
      ]),
    );
    const isPage = (path: string) => new RegExp(`^${PAGES}$`).test(path);
    for (const path of ["/api/auth/session", "/api/sign-in", "/_next/static/a.js"])
      expect(isPage(path), path).toBe(false);
    for (const path of ["/", "/login", "/dashboard", "/apis", "/_next/image", "/a/api/b"])
      expect(isPage(path), path).toBe(true);
  });
});

describe("on https", () => {
  const secure = contentSecurityPolicy({ isDevelopment: false, isHttps: true });

  it("as on Vercel, http is upgraded and refused", async () => {
    const headers = await headersWith({ VERCEL: "1" });
    expect(headers.get("Content-Security-Policy")).toBe(secure);
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
  });

  it("as AUTH_URL shows, http is refused, and upgraded only where the request came over https", async () => {
    const env = { AUTH_URL: "https://example.com" };
    const headers = await headersWith(env);
    expect(headers.get("Strict-Transport-Security")).toBe("max-age=31536000");
    expect(headers.get("Content-Security-Policy")).not.toContain("upgrade-insecure-requests");
    const rule = (await rulesWith(env)).find(({ has }) => has?.[0]?.key === "x-forwarded-proto");
    expect(rule?.headers).toEqual([{ key: "Content-Security-Policy", value: secure }]);
  });

  it("as a proxy reports, http is upgraded and refused", async () => {
    const rules = (await rulesWith()).filter(({ has }) => has?.[0]?.key === "x-forwarded-proto");
    const has = [{ type: "header", key: "x-forwarded-proto", value: "https(,.*)?" }];
    const hsts = { key: "Strict-Transport-Security", value: "max-age=31536000" };
    const policy = { key: "Content-Security-Policy", value: secure };
    expect(rules).toEqual([
      { source: DOCUMENTS, has, headers: [hsts] },
      { source: PAGES, has, headers: [policy] },
    ]);
  });

  it.each([{}, { AUTH_URL: "http://localhost:3000" }, { AUTH_URL: "example.com" }])(
    "is not assumed with %o",
    async (env) => {
      const headers = await headersWith(env);
      expect(headers.has("Strict-Transport-Security")).toBe(false);
      expect(headers.get("Content-Security-Policy")).not.toContain("upgrade-insecure-requests");
    },
  );
});

describe("the policy", () => {
  it("allows this machine only if an emulator is configured", async () => {
    const emulator = "http://localhost:4600";
    const headers = await headersWith({ TIKTOK_EMULATOR_URL: ` ${emulator} ` });
    expect(headers.get("Content-Security-Policy")).toBe(
      contentSecurityPolicy({ isDevelopment: false, isHttps: false, emulator }),
    );
    const invalid = await headersWith({ TIKTOK_EMULATOR_URL: "localhost" });
    expect(invalid.get("Content-Security-Policy")).not.toContain("localhost");
  });

  it("allows eval in development", async () => {
    const headers = await headersWith({ NODE_ENV: "development" });
    expect(headers.get("Content-Security-Policy")).toContain("'unsafe-eval'");
  });
});

it("keeps out of caches what reads a session, and what forms and actions return", async () => {
  const headers = [{ key: "Cache-Control", value: "private, no-store" }];
  const rules = (await rulesWith()).filter((rule) => rule.headers[0]?.key === headers[0]?.key);
  const [pages, forms] = rules;
  expect(rules).toHaveLength(2);
  expect(forms?.has).toEqual([{ type: "header", key: "content-type" }]);
  expect(pages?.has).toBeUndefined();
  // The source is one group without a name, which a regular expression reads as Next does.
  const isCovered = (path: string) => new RegExp(`^${pages?.source}$`).test(path);
  const dashboard = ["/dashboard", "/dashboard/settings/export"];
  const api = ["/api/auth/session", "/api/auth/callback/tiktok", "/api/sign-in", "/api/connect"];
  for (const path of ["/login", ...dashboard, ...api]) expect(isCovered(path), path).toBe(true);
  for (const path of ["/", "/demo", "/terms", "/dashboards", "/api/webhooks/tiktok", "/api/health"])
    expect(isCovered(path), path).toBe(false);
});

it("sends no version of Next, and writes no user's data into files", async () => {
  const config = await configWith();
  expect(config.poweredByHeader).toBe(false);
  expect(config.experimental?.isrFlushToDisk).toBe(false);
});
