import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";

const handlers = vi.hoisted(() => {
  process.env.AUTH_SECRET = "0123456789abcdef0123456789abcdef";
  process.env.AUTH_TIKTOK_ID = "key";
  process.env.AUTH_TIKTOK_SECRET = "secret";
  process.env.AUTH_TRUST_HOST = "true";
  return { GET: vi.fn(), POST: vi.fn() };
});
vi.mock("@/auth", () => ({ handlers }));

const SITE = "http://localhost:3000";
const request = (path: string, init: { method?: string; headers?: HeadersInit } = {}) =>
  new NextRequest(`${SITE}/api/auth/${path}`, init);

/** An answer of Auth.js that re-issues the session cookie and sets another one. */
function answerWithCookies(body: BodyInit | null = "{}", init: ResponseInit = {}): Response {
  const answer = new Response(body, init);
  answer.headers.append("set-cookie", "authjs.session-token=old; Path=/");
  answer.headers.append("set-cookie", "__Secure-authjs.session-token.0=old; Path=/");
  answer.headers.append("set-cookie", "authjs.csrf-token=1; Path=/");
  return answer;
}

beforeEach(() => {
  handlers.GET.mockReset().mockImplementation(async () => answerWithCookies());
  handlers.POST.mockReset().mockImplementation(async () => answerWithCookies());
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

describe("the session endpoint", () => {
  it.each([
    ["GET", GET],
    ["POST", POST],
  ])("does not re-issue the session cookie after %s", async (method, handle) => {
    const answer = await handle(request("session", { method }));
    expect(answer.headers.getSetCookie()).toEqual(["authjs.csrf-token=1; Path=/"]);
  });
});

it("lets every other endpoint set the session cookie", async () => {
  const answer = await POST(request("signout", { method: "POST" }));
  expect(answer.headers.getSetCookie()).toHaveLength(3);
});

describe("a sign-in that Auth.js's client library starts", () => {
  const authorize =
    "https://www.tiktok.com/v2/auth/authorize/?code_challenge=AAECAw&state=s&code_challenge_method=S256";

  it("gets its challenge in hex, in the redirect and in JSON", async () => {
    const location = authorize.replace("AAECAw", "00010203");
    handlers.POST.mockImplementation(
      async () => new Response(null, { status: 302, headers: { location: authorize } }),
    );
    const redirect = await POST(request("signin/tiktok", { method: "POST" }));
    expect(redirect.headers.get("location")).toBe(location);
    handlers.POST.mockImplementation(
      async () => new Response("{}", { headers: { location: authorize } }),
    );
    const json = await POST(request("signin/tiktok", { method: "POST" }));
    expect(await json.json()).toEqual({ url: location });
  });
});

describe("a refusal by TikTok", () => {
  it.each([
    ["error=access_denied", "access_denied"],
    ["error=access_denied&error_type=non_sandbox_target", "non_sandbox_target"],
    ["errCode=-2", "access_denied"],
  ])("without state (%s) ends on the login page", async (query, code) => {
    const answer = await GET(request(`callback/tiktok?${query}`));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`/login?error=OAuthCallbackError&code=${code}`);
    expect(handlers.GET).not.toHaveBeenCalled();
  });

  it("with the state of a preview goes back to that deployment", async () => {
    const location = "https://preview.example/api/auth/callback/tiktok?error=access_denied";
    handlers.GET.mockImplementation(
      async () => new Response(null, { status: 302, headers: { location } }),
    );
    const answer = await GET(request("callback/tiktok?error=access_denied&state=s"));
    expect(answer.headers.get("location")).toBe(location);
  });
});

it("gives Auth.js the origin that the visitor used", async () => {
  const headers = { "x-forwarded-host": "site.example", "x-forwarded-proto": "https" };
  await GET(request("callback/tiktok?code=1&state=2", { headers }));
  expect(handlers.GET.mock.calls[0]?.[0].url).toBe(
    "https://site.example/api/auth/callback/tiktok?code=1&state=2",
  );
});
