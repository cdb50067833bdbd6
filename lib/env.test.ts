import { expect, it, vi } from "vitest";

it("gives Auth.js the addresses without spaces around them", async () => {
  vi.stubEnv("AUTH_URL", "\u00a0https://example.com\n");
  vi.stubEnv("AUTH_REDIRECT_PROXY_URL", "   ");
  vi.resetModules();
  const { env } = await import("@/lib/env");
  expect(env).toMatchObject({ AUTH_URL: "https://example.com" });
  expect(process.env.AUTH_URL).toBe("https://example.com");
  expect(process.env.AUTH_REDIRECT_PROXY_URL).toBe("");
});
