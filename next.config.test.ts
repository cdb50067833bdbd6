import { describe, expect, it, vi } from "vitest";
import config from "./next.config.mjs";

describe("every page", () => {
  it.each([
    ["X-Content-Type-Options", "nosniff"],
    ["Referrer-Policy", "strict-origin-when-cross-origin"],
    ["X-Frame-Options", "DENY"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
  ])("has the header %s: %s", async (key, value) => {
    const [rule, ...others] = (await config.headers?.()) ?? [];
    expect(others).toEqual([]);
    expect(rule?.source).toBe("/:path*");
    expect(rule?.headers).toContainEqual({ key, value });
  });

  it("has a Content Security Policy that no emulator is part of on Vercel", async () => {
    const policyOf = async ({ default: { headers } }: { default: typeof config }) => {
      const [rule] = (await headers?.()) ?? [];
      return rule?.headers.find(({ key }) => key === "Content-Security-Policy")?.value;
    };
    expect(await policyOf({ default: config })).toContain("http://localhost:*");
    vi.stubEnv("VERCEL", "1");
    vi.resetModules();
    const onVercel = await policyOf(await import("./next.config.mjs"));
    expect(onVercel).toContain("frame-ancestors 'none'");
    expect(onVercel).not.toContain("localhost");
  });
});

it("sends no version of Next and keeps people's data out of files", () => {
  expect(config.poweredByHeader).toBe(false);
  expect(config.experimental?.isrFlushToDisk).toBe(false);
});
