import { existsSync, readdirSync, readFileSync } from "node:fs";
import { unstable_doesMiddlewareMatch as doesMatch } from "next/experimental/testing/server";
import { expect, it, vi } from "vitest";
import { isWithin, protectedApis, protectedPages, publicPages } from "@/lib/session/guarded-paths";

vi.mock("@/lib/session/page-access", () => ({ admit: vi.fn() }));
// The file may be called proxy.ts, as Next prefers.
const name = existsSync("proxy.ts") ? "proxy" : "middleware";
const { config } = await import(`./${name}.ts`);

const matches = (url: string, headers = {}) => doesMatch({ config, url, headers, nextConfig: {} });

it.each([...protectedPages, ...protectedApis])("matches %s and what is below it", (path) => {
  expect(matches(path)).toBe(true);
  expect(matches(`${path}/one/two`)).toBe(true);
  expect(matches(`${path}else`)).toBe(false);
});

it("leaves out Next's own prefetches alone", () => {
  const prefetch = { "next-router-prefetch": "1" };
  expect(matches("/dashboard", { ...prefetch, rsc: "1" })).toBe(false);
  expect(matches("/dashboard", { rsc: "1" })).toBe(true);
  expect(matches("/dashboard", prefetch)).toBe(true);
  // The header alone: with POST, Next's own pages fail over it.
  expect(matches("/terms", { rsc: "1" })).toBe(true);
  expect(matches("/api/health", { rsc: "1" })).toBe(false);
});

it.each(publicPages)("matches %s", (path) => {
  expect(matches(path.replaceAll("*", "name"))).toBe(true);
});

it.each(["/", "/terms", "/nowhere", "/dashboard"])("matches actions at %s", (path) => {
  expect(matches(path, { "next-action": "x" })).toBe(true);
  expect(matches(path, { "content-type": "multipart/form-data" })).toBe(true);
  expect(matches(path, { "content-type": "multipart/form-data; boundary=x" })).toBe(true);
  expect(matches(path, { "next-action": "", origin: "foo" })).toBe(true);
  expect(matches("/_next/hmr", { origin: "http://localhost:3000" })).toBe(false);
  expect(matches(path, { "next-action": "", origin: "", "content-type": "text/plain" })).toBe(true);
});

it("matches addresses that cannot be decoded, and no upload to a route handler", () => {
  for (const path of ["/api/auth/%zz", "/%ff"]) expect(matches(path)).toBe(true);
  expect(matches("/api/upload", { "content-type": "multipart/form-data" })).toBe(false);
});

it("leaves all other pages and endpoints alone", () => {
  for (const path of ["/terms", "/demo", "/api/health", "/api/webhooks/tiktok", "/icon"])
    expect(matches(path)).toBe(false);
});

/** A route handler whose tokens middleware does not refresh would fail two hours after the sign-in. */
it("matches every route handler that uses withGrant", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const handlers = files.filter((file) => /(^|\/)route\.tsx?$/.test(file));
  expect(handlers.length).toBeGreaterThan(4);
  for (const handler of handlers) {
    const path = pathOf(handler);
    const usesGrant = readFileSync(`app/${handler}`, "utf8").includes("withGrant");
    if (usesGrant) expect(isWithin(protectedApis, path), `${path} uses withGrant`).toBe(true);
  }
});

/** The address of a file of the app folder, with a made-up value for each parameter. */
const pathOf = (file: string) =>
  `/${file}`
    .replace(/\/route\.tsx?$/, "")
    .replaceAll(/\/\([^)]+\)/g, "")
    .replaceAll(/\[[^\]]+\]+/g, "value");
