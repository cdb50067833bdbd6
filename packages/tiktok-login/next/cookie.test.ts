import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => vi.resetModules());

async function nameFor(headers: Record<string, string>, authUrl = "") {
  vi.stubEnv("AUTH_URL", authUrl);
  const { sessionCookieName } = await import("@/lib/session/cookie");
  return sessionCookieName(new Headers(headers));
}

describe("sessionCookieName", () => {
  it.each([
    [{}, "", "authjs.session-token"],
    [{ "x-forwarded-proto": "http" }, "", "authjs.session-token"],
    [{ "x-forwarded-proto": "https" }, "", "__Host-authjs.session-token"],
    [{ "x-forwarded-proto": "https, http" }, "", "__Host-authjs.session-token"],
    [{ "x-forwarded-proto": "http" }, "https://example.com", "__Host-authjs.session-token"],
    [{ "x-forwarded-proto": "https" }, "http://localhost:3000", "authjs.session-token"],
  ])("%o with AUTH_URL %o: %s", async (headers: Record<string, string>, authUrl, name) => {
    expect(await nameFor(headers, authUrl)).toBe(name);
  });
});

describe("a sign-in through Auth.js over https", () => {
  const BASE = "https://example.com/api/auth";

  it("sets only cookies that no other host of the domain can set", async () => {
    for (const name of ["SECRET", "TIKTOK_ID", "TIKTOK_SECRET"])
      vi.stubEnv(`AUTH_${name}`, "0123456789abcdef0123456789abcdef");
    vi.stubEnv("AUTH_URL", "https://example.com");
    const { handlers } = await import("@/auth");
    const first = await handlers.GET(new NextRequest(`${BASE}/csrf`));
    const { csrfToken } = await first.json();
    const [csrf = ""] = first.headers.getSetCookie();
    const headers = {
      cookie: csrf.split(";")[0] ?? "",
      "content-type": "application/x-www-form-urlencoded",
    };
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/dashboard" });
    const form = new NextRequest(`${BASE}/signin/tiktok`, { method: "POST", headers, body });
    const start = await handlers.POST(form);
    const set = [...first.headers.getSetCookie(), ...start.headers.getSetCookie()];
    expect(set.map((cookie) => cookie.split("=")[0]).sort()).toEqual(
      ["callback-url", "callback-url", "csrf-token", "pkce.code_verifier", "state"].map(
        (name) => `__Host-authjs.${name}`,
      ),
    );
    for (const cookie of set) {
      expect(cookie).toMatch(/; Path=\/; .*HttpOnly; Secure/);
      expect(cookie).not.toMatch(/domain/i);
    }
  });
});

it.each(["https:", "http:"])(
  "each cookie has flags that agree with its name over %s",
  async (protocol) => {
    vi.stubEnv("AUTH_URL", `${protocol}//example.com`);
    const module = await import("@/lib/session/cookie");
    const names = Object.entries(module).filter(([name]) => name.endsWith("CookieName"));
    expect(names).toHaveLength(8);
    for (const [, nameOf] of names) {
      const name = (nameOf as typeof module.linkCookieName)(new Headers());
      expect(name.startsWith("__Host-")).toBe(protocol === "https:");
      const options = module.cookieOptions(name);
      expect(options).toMatchObject({ secure: protocol === "https:", path: "/" });
      expect(options).not.toHaveProperty("domain");
    }
  },
);
