import { type NextFetchEvent, NextRequest, NextResponse } from "next/server";
import { beforeEach, expect, it, type MockInstance, vi } from "vitest";
import { sampleContext, sampleMiddleware } from "../testing/sample-context";
import { isOneOf } from "./middleware";

const SITE = "http://localhost:3000";
const context = sampleContext();
let admit: MockInstance<typeof context.store.admit>;
const middleware = sampleMiddleware(context);

beforeEach(() => {
  admit = vi.spyOn(context.store, "admit");
  admit.mockImplementation(async (request, _, gate) => gate.proceed(request));
});

const visit = (path: string, init: { method?: string; headers?: Record<string, string> } = {}) =>
  middleware(new NextRequest(SITE + path, init), {} as NextFetchEvent);

it.each(["/dashboard", "/dashboard?a=1", "/dashboard/videos", "/api/me", "/api/me/videos"])(
  "asks the store about %s, and tells the page its address",
  async (path) => {
    const headers = { "x-requested-path": "/evil" };
    const response = await visit(path, { headers });
    expect(admit).toHaveBeenCalledOnce();
    expect(response.headers.get("x-page")).toBe("yes");
    expect(response.headers.get("x-middleware-request-x-requested-path")).toBe(path);
  },
);

it.each(["/login?error=Configuration", "/disconnected"])(
  "requires no session for %s, which is rendered per request",
  async (path) => {
    expect((await visit(path)).headers.get("x-page")).toBe("yes");
    expect(admit).not.toHaveBeenCalled();
  },
);

it("leaves all other pages as they are", async () => {
  const response = await visit("/");
  expect(response.headers.get("x-middleware-next")).toBe("1");
  expect(response.headers.get("x-page")).toBeNull();
  expect(admit).not.toHaveBeenCalled();
});

it("answers as the store does", async () => {
  admit.mockResolvedValue(NextResponse.redirect(`${SITE}/again`, 307));
  expect((await visit("/dashboard")).headers.get("location")).toBe(`${SITE}/again`);
});

it("runs no protected page for HEAD or a prefetch", async () => {
  for (const path of ["/dashboard", "/dashboard/settings/export", "/api/me/videos"]) {
    expect((await visit(path, { method: "HEAD" })).status).toBe(405);
    const headers = { "sec-purpose": "prefetch;prerender" };
    expect((await visit(path, { headers })).status).toBe(503);
  }
  expect(admit).not.toHaveBeenCalled();
});

it("runs no protected page as a part of another site's page", async () => {
  const refused = [
    ["same-site", "image"],
    ["cross-site", "image"],
    ["same-site", "iframe"],
    ["same-site", "empty"],
  ];
  for (const [site = "", dest = ""] of refused) {
    const headers = { "sec-fetch-site": site, "sec-fetch-dest": dest };
    expect((await visit("/dashboard/videos?page=9&cursor=1", { headers })).status).toBe(403);
  }
  expect(admit).not.toHaveBeenCalled();
  const admitted: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site", "sec-fetch-dest": "document" },
    { "sec-fetch-site": "same-origin", "sec-fetch-dest": "empty" },
    { "sec-fetch-site": "none", "sec-fetch-dest": "document" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of admitted) await visit("/dashboard", { headers });
  // A JSON API may have other hosts of the domain as its clients.
  const headers = { "sec-fetch-site": "same-site", "sec-fetch-dest": "empty" };
  await visit("/api/me/videos", { headers });
  expect(admit).toHaveBeenCalledTimes(admitted.length + 1);
});

it("refuses an address that cannot be decoded", async () => {
  for (const path of ["/api/auth/%zz", "/dashboard/%E0%A4%A", "/%ff"])
    expect((await visit(path)).status).toBe(400);
  expect((await visit("/api/auth/%20")).headers.get("x-middleware-next")).toBe("1");
});

it.each(["/dashboard", "/login", "/", "/terms"])(
  "refuses actions of other sites at %s, and passes on the headers of the others",
  async (path) => {
    const id = `40${"0".repeat(40)}`;
    const headers = { "next-action": id, host: "localhost:3000", origin: "null" };
    expect((await visit(path, { method: "POST", headers })).status).toBe(403);
    expect(admit).not.toHaveBeenCalled();
    const own = { ...headers, "sec-fetch-site": "same-origin", "content-type": "text/plain" };
    const request = new NextRequest(SITE + path, { method: "POST", headers: own, body: "[]" });
    const response = await middleware(request, {} as NextFetchEvent);
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(response.headers.get("x-middleware-request-origin")).toBe(SITE);
  },
);

it("names what a form would have done on the login page", async () => {
  admit.mockResolvedValue(null);
  const form = "multipart/form-data; boundary=x";
  const body = '--x\r\nContent-Disposition: form-data; name="$ACTION_ID_a"\r\n\r\nb\r\n--x--\r\n';
  const headers = { host: "localhost:3000", "content-type": form };
  const request = new NextRequest(`${SITE}/dashboard`, { method: "POST", headers, body });
  const response = await middleware(request, {} as NextFetchEvent);
  expect(response.status).toBe(303);
  expect(response.headers.getSetCookie().join()).toMatch(/^notice=/);
});

it("gives a nonce to pages that a pattern names", () => {
  const pages = ["/login", "/@*", "/p/*/x"];
  for (const path of ["/login", "/@name", "/%40name", "/p/1/x"])
    expect(isOneOf(pages, path), path).toBe(true);
  for (const path of ["/@", "/@a/b", "/@a%2Fb", "/name", "/login/x", "/p/1/2/x"])
    expect(isOneOf(pages, path), path).toBe(false);
});
