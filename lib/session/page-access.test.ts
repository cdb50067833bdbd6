import { type NextFetchEvent, NextRequest, NextResponse } from "next/server";
import { beforeEach, expect, it, vi } from "vitest";
import { admit } from "@/lib/session/page-access";

const protect = vi.hoisted(() => vi.fn());
vi.mock("@/lib/session/in-cookie/middleware", () => ({ protectInCookie: protect }));

const SITE = "http://localhost:3000";

beforeEach(() => {
  protect.mockReset().mockImplementation(async () => NextResponse.next());
});

async function visit(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new NextRequest(SITE + path, { headers });
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
