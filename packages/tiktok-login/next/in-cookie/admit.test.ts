import { type NextFetchEvent, NextRequest, type NextResponse } from "next/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleGrant } from "@/tests/support/sample-grant";
import { TikTokError } from "../../client/errors";
import { sampleContext, sampleMiddleware } from "../../testing/sample-context";
import { decryptSession, encryptSession } from "../cookie";

const context = sampleContext();
const { tiktok } = context;
const middleware = sampleMiddleware(context);
const COOKIE = "authjs.session-token";
const SITE = "http://localhost:3000";
const EXPIRED = Math.floor(Date.now() / 1000) - 10;

// Rotations are kept per refresh token, so every test needs its own.
let refreshToken = "";
let count = 0;

beforeEach(() => {
  refreshToken = `rft.${count++}`;
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(tiktok, "refresh")
    .mockReset()
    .mockResolvedValue({
      access_token: "act.new",
      expires_in: 7_200,
      refresh_token: `${refreshToken}.new`,
      refresh_expires_in: 1_000_000,
      open_id: "_000sampleOpenId",
      scope: "user.info.basic",
    });
  vi.spyOn(tiktok, "profile")
    .mockReset()
    .mockResolvedValue({ profile: { open_id: "_000sampleOpenId" }, readAt: 1 });
});
vi.mock("node:timers/promises", () => ({ setTimeout: vi.fn() }));
afterEach(() => vi.useRealTimers());

async function visit(
  path: string,
  options: {
    grant?: ReturnType<typeof sampleGrant>;
    method?: string;
    headers?: Record<string, string>;
    cookies?: Record<string, string>;
  } = {},
) {
  const { grant, method = "GET", headers = {}, cookies = {} } = options;
  const own: Record<string, string> =
    method === "POST" ? { host: "localhost:3000", "content-type": "text/plain" } : {};
  const body = method === "POST" ? "[]" : null;
  const request = new NextRequest(SITE + path, { method, headers: { ...own, ...headers }, body });
  const value = grant && (await encryptSession(context, grant, COOKIE));
  if (value) request.cookies.set(COOKIE, value);
  for (const [name, one] of Object.entries(cookies)) request.cookies.set(name, one);
  const waits: Promise<unknown>[] = [];
  const event = { waitUntil: (promise: Promise<unknown>) => waits.push(promise) };
  const response = await middleware(request, event as unknown as NextFetchEvent);
  return { response: response as NextResponse, waits };
}

/** The header that the page receives, after middleware has changed the request. */
const forwarded = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

describe("a visitor who is not signed in", () => {
  it("is redirected to the login page and back", async () => {
    const { response } = await visit("/dashboard/videos?cursor=1");
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(
      `${SITE}/login?callbackUrl=%2Fdashboard%2Fvideos%3Fcursor%3D1`,
    );
  });

  it("opens the login page after sending a form", async () => {
    expect((await visit("/dashboard", { method: "POST" })).response.status).toBe(303);
  });

  it("reaches a server action, which checks the session itself", async () => {
    const headers = { "next-action": `40${"0".repeat(40)}` };
    const { response } = await visit("/dashboard", { method: "POST", headers });
    expect(response.headers.get("x-middleware-next")).toBe("1");
  });

  it.each(["nonsense", "a.b.c.d.e"])("is one whose cookie is %s", async (value) => {
    const headers = { cookie: `${COOKIE}=${value}` };
    expect((await visit("/dashboard", { headers })).response.status).toBe(307);
  });
});

describe("a session that has ended in this browser", () => {
  it.each(["sample-session", "newer.sample-session.older"])("is no session: %s", async (list) => {
    const cookies = { "ended-sessions": list };
    const { response } = await visit("/dashboard", { grant: sampleGrant(), cookies });
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toContain("/login");
  });

  it("is not refreshed", async () => {
    const grant = sampleGrant({ refreshToken, accessTokenExpiresAt: EXPIRED });
    await visit("/dashboard", { grant, cookies: { "ended-sessions": "sample-session" } });
    expect(tiktok.refresh).not.toHaveBeenCalled();
  });

  it("does not end another one", async () => {
    const cookies = { "ended-sessions": "sample-sessio.other" };
    const { response } = await visit("/dashboard", { grant: sampleGrant(), cookies });
    expect(response.headers.get("x-middleware-next")).toBe("1");
  });
});

describe("a page view with a valid access token", () => {
  it("writes no cookie and does not call TikTok", async () => {
    const { response } = await visit("/dashboard", { grant: sampleGrant({ refreshToken }) });
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(tiktok.refresh).not.toHaveBeenCalled();
  });

  it("proceeds as the site says", async () => {
    const { response } = await visit("/dashboard", { grant: sampleGrant({ refreshToken }) });
    expect(response.headers.get("x-page")).toBe("yes");
  });

  it("does not trust a failure that the browser sends", async () => {
    const headers = { "x-rotation-failure": "grant_invalid" };
    const grant = sampleGrant({ refreshToken });
    const { response } = await visit("/dashboard", { grant, headers });
    expect(forwarded(response, "x-rotation-failure")).toBeNull();
  });
});

describe("a page view with an expired access token", () => {
  it("rotates once and passes the new cookie to the page and to the browser", async () => {
    const grant = sampleGrant({ refreshToken, accessTokenExpiresAt: EXPIRED });
    const { response, waits } = await visit("/dashboard", { grant });
    const value = response.cookies.get(COOKIE)?.value;
    expect((await decryptSession(context, value, COOKIE))?.grant).toMatchObject({
      accessToken: "act.new",
      refreshToken: `${refreshToken}.new`,
    });
    expect(forwarded(response, "cookie")).toContain(`${COOKIE}=${value}`);
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=lax/i);
    expect(waits).toHaveLength(1);
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
  });

  it("tells the page why a refresh failed, and keeps the cookie", async () => {
    vi.mocked(tiktok.refresh).mockRejectedValue(
      new TikTokError("grant_invalid", { endpoint: "token" }),
    );
    const grant = sampleGrant({ refreshToken, accessTokenExpiresAt: EXPIRED });
    const headers = { "x-rotation-failure": "forged" };
    const { response } = await visit("/dashboard", { grant, headers, method: "POST" });
    expect(forwarded(response, "x-rotation-failure")).toBe("grant_invalid");
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  describe("that TikTok refuses to refresh", () => {
    let grant: ReturnType<typeof sampleGrant>;
    beforeEach(() => {
      grant = sampleGrant({ refreshToken, accessTokenExpiresAt: EXPIRED });
      const refusal = new TikTokError("grant_invalid", { endpoint: "token" });
      vi.mocked(tiktok.refresh).mockRejectedValue(refusal);
    });

    // Another server may have rotated, and the browser has its cookie after a moment.
    it("sends the browser to the same page once", async () => {
      const first = (await visit("/dashboard/videos?cursor=1", { grant })).response;
      expect(first.status).toBe(307);
      expect(first.headers.get("location")).toBe(`${SITE}/dashboard/videos?cursor=1`);
      const { name, value } = first.cookies.getAll()[0] ?? {};
      const again = await visit("/dashboard", { grant, cookies: { [`${name}`]: `${value}` } });
      expect(forwarded(again.response, "x-rotation-failure")).toBe("grant_invalid");
      expect(again.response.headers.get("set-cookie")).toBeNull();
    });

    it("sends no browser on to an address that is too long for a header", async () => {
      const { response } = await visit(`/dashboard?${"q".repeat(3_000)}`, { grant });
      expect(response.headers.get("location")).toBeNull();
      expect(forwarded(response, "x-rotation-failure")).toBe("grant_invalid");
    });

    it("says nothing while the access token is valid", async () => {
      const soon = Math.floor(Date.now() / 1000) + 60;
      const { response } = await visit("/dashboard", {
        grant: { ...grant, accessTokenExpiresAt: soon },
      });
      expect(response.headers.get("x-middleware-next")).toBe("1");
      expect(response.headers.get("set-cookie")).toBeNull();
    });
  });

  it("does not refresh once the refresh token has expired", async () => {
    const grant = sampleGrant({
      refreshToken,
      accessTokenExpiresAt: EXPIRED,
      refreshTokenExpiresAt: EXPIRED,
    });
    const { response } = await visit("/dashboard", { grant });
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(tiktok.refresh).not.toHaveBeenCalled();
  });

  it("keeps the old cookie if the new session does not fit into one", async () => {
    vi.mocked(tiktok.refresh).mockResolvedValue({
      access_token: `act.${"a".repeat(4_000)}`,
      expires_in: 7_200,
      refresh_token: "rft.large",
      refresh_expires_in: 1_000_000,
      open_id: "_000sampleOpenId",
      scope: "user.info.basic",
    });
    const grant = sampleGrant({ refreshToken, accessTokenExpiresAt: EXPIRED });
    const { response } = await visit("/dashboard", { grant });
    expect(response.headers.get("x-middleware-next")).toBe("1");
    expect(response.headers.get("set-cookie")).toBeNull();
  });
});

describe("a JSON API", () => {
  it("answers by itself to a visitor who is not signed in", async () => {
    for (const method of ["GET", "POST"]) {
      const { response } = await visit("/api/me/videos", { method });
      expect(response.headers.get("x-middleware-next")).toBe("1");
    }
  });

  it("gets new tokens, and so does the browser", async () => {
    const grant = sampleGrant({ accessTokenExpiresAt: EXPIRED, refreshToken });
    const { response } = await visit("/api/me/videos", { grant });
    expect(tiktok.refresh).toHaveBeenCalledOnce();
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith(COOKIE));
    const value = /=([^;]+)/.exec(cookie ?? "")?.[1];
    expect((await decryptSession(context, value, COOKIE))?.grant.accessToken).toBe("act.new");
    expect(forwarded(response, "cookie")).toContain(`${COOKIE}=${value}`);
  });

  it("is opened a second time only once, after another server may have rotated", async () => {
    vi.mocked(tiktok.refresh).mockRejectedValue(
      new TikTokError("grant_invalid", { endpoint: "token" }),
    );
    const grant = sampleGrant({ accessTokenExpiresAt: EXPIRED, refreshToken });
    const first = (await visit("/api/me/videos", { grant })).response;
    expect(first.status).toBe(307);
    const [, name = "", value = "", path] =
      /^([^=]+)=([^;]+);.*?Path=([^;]+)/.exec(first.headers.getSetCookie()[0] ?? "") ?? [];
    // The browser sends the mark to where it was set.
    expect("/api/me/videos".startsWith(path ?? "none")).toBe(true);
    const second = await visit("/api/me/videos", { grant, cookies: { [name]: value } });
    expect(forwarded(second.response, "x-rotation-failure")).toMatch(/^grant_invalid/);
  });
});
