import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "@/lib/csp.mjs";

const policyWith = (options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) =>
  contentSecurityPolicy({ isDevelopment: false, emulators: [], ...options }).split("; ");

describe.each([
  ["a static page", undefined],
  ["a page with a nonce", "abc"],
])("the policy of %s", (_, nonce) => {
  const policy = policyWith(nonce ? { nonce } : {});

  it.each([
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https://*.tiktokcdn.com https://*.tiktokcdn-us.com https://*.tiktokcdn-eu.com",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
    "form-action 'self' https://www.tiktok.com",
  ])("has %s", (directive) => {
    expect(policy).toContain(directive);
  });
});

it("runs only scripts with the nonce, where there is one", () => {
  expect(policyWith({ nonce: "abc" })).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  expect(policyWith()).toContain("script-src 'self' 'unsafe-inline'");
});

it("allows eval in development only", () => {
  expect(policyWith({ isDevelopment: true }).join()).toContain("'unsafe-eval'");
  expect(policyWith().join()).not.toContain("'unsafe-eval'");
});

it("allows an emulator's pictures and its consent page", () => {
  const policy = policyWith({ emulators: ["http://localhost:4600"] }).join("; ");
  expect(policy).toMatch(/img-src [^;]* http:\/\/localhost:4600/);
  expect(policy).toMatch(/form-action [^;]* http:\/\/localhost:4600/);
});
