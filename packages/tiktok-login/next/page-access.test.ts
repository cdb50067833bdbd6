import { type NextFetchEvent, NextRequest, NextResponse } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { isPublicPage } from "@/lib/session/guarded-paths";
import { admit } from "@/lib/session/page-access";

const protect = vi.hoisted(() => vi.fn());
vi.mock("@/lib/session/in-cookie/middleware", () => ({ protectInCookie: protect }));

const SITE = "http://localhost:3000";

beforeEach(() => {
  protect.mockReset().mockImplementation(async () => NextResponse.next());
});

async function visit(
  path: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<Response> {
  const request = new NextRequest(SITE + path, { headers, method });
  return (await admit(request, {} as NextFetchEvent)) as Response;
}

it.each(["/dashboard", "/dashboard?a=1", "/dashboard/videos", "/api/me", "/api/me/videos"])(
  "looks at the session for %s",
  async (path) => {
    await visit(path);
    expect(protect).toHaveBeenCalledOnce();
  },
);

it.each(["/login?error=Configuration", "/disconnected"])(
  "requires no session for %s, but gives it a nonce",
  async (path) => {
    const response = await visit(path);
    expect(protect).not.toHaveBeenCalled();
    expect(response.headers.get("content-security-policy")).toContain("'nonce-");
  },
);

it("leaves the landing page static", async () => {
  const response = await visit("/");
  expect(protect).not.toHaveBeenCalled();
  expect(response.headers.get("content-security-policy")).toBeNull();
});

it("keeps browsers on https, where they are", async () => {
  for (const path of ["/", "/login", "/dashboard"]) {
    const secure = await visit(path, { "x-forwarded-proto": "https" });
    expect(secure.headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect((await visit(path)).headers.get("strict-transport-security")).toBeNull();
  }
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
    expect((await visit("/dashboard/videos?page=9&cursor=1", headers)).status).toBe(403);
  }
  expect(protect).not.toHaveBeenCalled();
  const admitted = [
    { "sec-fetch-site": "cross-site", "sec-fetch-dest": "document" },
    { "sec-fetch-site": "same-origin", "sec-fetch-dest": "empty" },
    { "sec-fetch-site": "none", "sec-fetch-dest": "document" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of admitted) await visit("/dashboard", headers as Record<string, string>);
  // A JSON API may have other hosts of the domain as its clients.
  await visit("/api/me/videos", { "sec-fetch-site": "same-site", "sec-fetch-dest": "empty" });
  expect(protect).toHaveBeenCalledTimes(admitted.length + 1);
});

it("runs no protected page for HEAD or a prefetch", async () => {
  for (const path of ["/dashboard", "/dashboard/settings/export", "/api/me/videos"]) {
    expect((await visit(path, {}, "HEAD")).status).toBe(405);
    expect((await visit(path, { "sec-purpose": "prefetch;prerender" })).status).toBe(503);
  }
  expect(protect).not.toHaveBeenCalled();
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
    expect((await visit(path, headers, "POST")).status).toBe(403);
    expect(protect).not.toHaveBeenCalled();
    const own = { ...headers, "sec-fetch-site": "same-origin", "content-type": "text/plain" };
    const request = new NextRequest(SITE + path, { method: "POST", headers: own, body: "[]" });
    const response = (await admit(request, {} as NextFetchEvent)) as Response;
    expect(response.headers.get("x-middleware-next")).toBe("1");
    const seen = protect.mock.lastCall?.[0].headers.get("origin");
    expect(seen ?? response.headers.get("x-middleware-request-origin")).toBe(SITE);
  },
);

it("gives a nonce to pages that a pattern names", () => {
  const pages = ["/login", "/@*", "/p/*/x"];
  for (const path of ["/login", "/@name", "/%40name", "/p/1/x"])
    expect(isPublicPage(path, pages), path).toBe(true);
  for (const path of ["/@", "/@a/b", "/@a%2Fb", "/name", "/login/x", "/p/1/2/x"])
    expect(isPublicPage(path, pages), path).toBe(false);
});
