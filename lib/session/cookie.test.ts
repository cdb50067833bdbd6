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
    [{ "x-forwarded-proto": "https" }, "", "__Secure-authjs.session-token"],
    [{ "x-forwarded-proto": "https, http" }, "", "__Secure-authjs.session-token"],
    [{ "x-forwarded-proto": "http" }, "https://example.com", "__Secure-authjs.session-token"],
    [{ "x-forwarded-proto": "https" }, "http://localhost:3000", "authjs.session-token"],
  ])("%o with AUTH_URL %o: %s", async (headers: Record<string, string>, authUrl, name) => {
    expect(await nameFor(headers, authUrl)).toBe(name);
  });
});
