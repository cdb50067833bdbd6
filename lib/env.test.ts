import { expect, it, vi } from "vitest";

it("hides the names of Auth.js's version 4 from it", async () => {
  vi.stubEnv("NEXTAUTH_URL", "https://old.example");
  vi.stubEnv("NEXTAUTH_SECRET", "0123456789abcdef0123456789abcdef");
  vi.resetModules();
  const { env } = await import("@/lib/env");
  expect(env).not.toHaveProperty("NEXTAUTH_URL");
  expect(process.env).not.toHaveProperty("NEXTAUTH_URL");
  expect(process.env).not.toHaveProperty("NEXTAUTH_SECRET");
});

it("gives Auth.js the addresses without spaces around them", async () => {
  vi.stubEnv("AUTH_URL", "\u00a0https://example.com\n");
  vi.stubEnv("AUTH_REDIRECT_PROXY_URL", "   ");
  vi.resetModules();
  const { env } = await import("@/lib/env");
  expect(env).toMatchObject({ AUTH_URL: "https://example.com" });
  expect(process.env.AUTH_URL).toBe("https://example.com");
  expect(process.env.AUTH_REDIRECT_PROXY_URL).toBe("");
});
