import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { sampleContext } from "../testing/sample-context";
import * as cookie from "./cookie";

afterEach(() => vi.resetModules());

describe("sessionCookieName", () => {
  it.each([
    [{}, null, "authjs.session-token"],
    [{ "x-forwarded-proto": "http" }, null, "authjs.session-token"],
    [{ "x-forwarded-proto": "https" }, null, "__Host-authjs.session-token"],
    [{ "x-forwarded-proto": "https, http" }, null, "__Host-authjs.session-token"],
    [{ "x-forwarded-proto": "http" }, "https://example.com", "__Host-authjs.session-token"],
    [{ "x-forwarded-proto": "https" }, "http://localhost:3000", "authjs.session-token"],
  ])("%o with the origin %o: %s", (headers: Record<string, string>, origin, name) => {
    expect(cookie.sessionCookieName(sampleContext({ origin }), new Headers(headers))).toBe(name);
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
  (protocol) => {
    const context = sampleContext({ origin: `${protocol}//example.com` });
    const names = Object.entries(cookie).filter(([name]) => name.endsWith("CookieName"));
    expect(names).toHaveLength(8);
    for (const [, nameOf] of names) {
      const name = (nameOf as typeof cookie.linkCookieName)(context, new Headers());
      expect(name.startsWith("__Host-")).toBe(protocol === "https:");
      const options = cookie.cookieOptions(name);
      expect(options).toMatchObject({ secure: protocol === "https:", path: "/" });
      expect(options).not.toHaveProperty("domain");
    }
  },
);
