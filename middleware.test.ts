import { existsSync, readdirSync, readFileSync } from "node:fs";
import { unstable_doesMiddlewareMatch as doesMatch } from "next/experimental/testing/server";
import { type NextFetchEvent, NextRequest } from "next/server";
import { decode } from "next-auth/jwt";
import { expect, it, vi } from "vitest";

const SECRET = vi.hoisted(() => {
  process.env.AUTH_SECRET = "0123456789abcdef0123456789abcdef";
  return process.env.AUTH_SECRET;
});

// The file may be called proxy.ts, as Next prefers.
const name = existsSync("proxy.ts") ? "proxy" : "middleware";
const { config, guarded, [name]: middleware } = await import(`./${name}.ts`);

const matches = (url: string, headers = {}) => doesMatch({ config, url, headers, nextConfig: {} });

it.each<string>([...guarded.pages, ...guarded.apis])("matches %s and what is below it", (path) => {
  expect(matches(path)).toBe(true);
  expect(matches(`${path}/one/two`)).toBe(true);
  expect(matches(`${path}else`)).toBe(false);
});

const visit = (path: string, headers = {}): Promise<Response> =>
  middleware(new NextRequest(`http://localhost:3000${path}`, { headers }), {} as NextFetchEvent);

it.each(["/login", "/disconnected", "/privacy"])("gives %s a nonce", async (path) => {
  const { headers } = await visit(path);
  expect(headers.get("content-security-policy")).toMatch(
    /script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}' 'strict-dynamic'/,
  );
});

it("gives static pages none", async () => {
  expect((await visit("/")).headers.get("content-security-policy")).toBeNull();
});

it("keeps browsers on https, where they are", async () => {
  for (const path of ["/", "/login", "/dashboard"]) {
    const secure = await visit(path, { "x-forwarded-proto": "https" });
    expect(secure.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await visit(path)).headers.get("strict-transport-security")).toBeNull();
  }
});

it("says what became of the forms of a page that needs a session", async () => {
  const answerTo = async (path: string) => {
    const headers = { host: "localhost:3000", "content-type": "text/plain" };
    const init = { method: "POST", headers, body: "[]" };
    const request = new NextRequest(`http://localhost:3000${path}`, init);
    const { status, headers: sent } = await middleware(request, {} as NextFetchEvent);
    expect([status, sent.get("location")?.split("?")[0]]).toEqual([
      303,
      "http://localhost:3000/login",
    ]);
    const value = /^notice=([^;]+)/.exec(sent.getSetCookie().join())?.[1];
    const token = await decode({ token: value, secret: SECRET, salt: "notice" });
    return token?.notice;
  };
  expect(await answerTo("/dashboard/settings/disconnect")).toBe("not_disconnected");
  expect(await answerTo("/dashboard/settings/delete")).toBe("not_deleted");
  expect(await answerTo("/dashboard")).toBe("not_done");
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

it.each<string>(guarded.open)("matches %s", (path) => {
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
it("matches every route handler that uses sessions.api", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  const handlers = files.filter((file) => /(^|\/)route\.tsx?$/.test(file));
  expect(handlers.length).toBeGreaterThan(4);
  for (const handler of handlers) {
    const path = pathOf(handler);
    const usesGrant = readFileSync(`app/${handler}`, "utf8").includes("sessions.api(");
    const isCovered = guarded.apis.some((api: string) => `${path}/`.startsWith(`${api}/`));
    if (usesGrant) expect(isCovered, `${path} uses sessions.api`).toBe(true);
  }
});

/** The address of a file of the app folder, with a made-up value for each parameter. */
const pathOf = (file: string) =>
  `/${file}`
    .replace(/\/route\.tsx?$/, "")
    .replaceAll(/\/\([^)]+\)/g, "")
    .replaceAll(/\[[^\]]+\]+/g, "value");
