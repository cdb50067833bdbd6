import { expect, it } from "vitest";
import { contentSecurityPolicy, STRICT_TRANSPORT_SECURITY } from "@/lib/csp.mjs";

const policyWith = (options: Partial<Parameters<typeof contentSecurityPolicy>[0]> = {}) =>
  contentSecurityPolicy({ isDevelopment: false, isHttps: false, ...options }).split("; ");

const SHARED = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https://*.tiktokcdn.com https://*.tiktokcdn-us.com https://*.tiktokcdn-eu.com",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "form-action 'self' https://*.tiktok.com",
];

it("lets a page with a nonce run only scripts with that nonce", () => {
  const scripts = "script-src 'self' 'nonce-abc' 'strict-dynamic'";
  expect(policyWith({ nonce: "abc" }).sort()).toEqual([...SHARED, scripts].sort());
});

it("lets a page without a nonce run inline scripts", () => {
  const scripts = "script-src 'self' 'unsafe-inline'";
  expect(policyWith().sort()).toEqual([...SHARED, scripts].sort());
});

it("allows eval in development only", () => {
  expect(policyWith({ isDevelopment: true }).join()).toContain("'unsafe-eval'");
  expect(policyWith().join()).not.toContain("'unsafe-eval'");
});

it("upgrades http addresses on https only", () => {
  expect(policyWith({ isHttps: true }).sort()).toEqual(
    [...policyWith(), "upgrade-insecure-requests"].sort(),
  );
});

it("allows an emulator's pictures and its consent page, and nothing else on this machine", () => {
  const emulator = "http://localhost:4600";
  const changed = policyWith({ emulator: `${emulator}/` }).filter(
    (directive) => !policyWith().includes(directive),
  );
  expect(changed).toEqual([`${SHARED[2]} ${emulator}`, `${SHARED[8]} ${emulator}`]);
});

it("allows another provider's consent page and its pictures", () => {
  const providers = [{ consent: "https://github.com", pictures: "https://pictures.example" }];
  const changed = policyWith({ providers }).filter(
    (directive) => !policyWith().includes(directive),
  );
  expect(changed).toEqual([
    `${SHARED[2]} https://pictures.example`,
    `${SHARED[8]} https://github.com`,
  ]);
});

it("keeps browsers on https for a year, on this host alone", () => {
  expect(STRICT_TRANSPORT_SECURITY).toBe("max-age=31536000");
});
