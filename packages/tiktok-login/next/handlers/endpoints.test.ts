import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { addressOf, secondsOverLimit } from "@/lib/rate-limit";
import { sampleSession } from "@/tests/support/sample-grant";
import { sampleContext } from "../../testing/sample-context";
import { currentSession } from "../current";
import { handlersAround } from "../handlers";

const handlers = { GET: vi.fn(), POST: vi.fn() };
vi.mock("../current");

const SITE = "http://localhost:3000";
const request = (
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) =>
  new NextRequest(`${SITE}/api/auth/${path}`, {
    ...init,
    headers: { host: "localhost:3000", ...init.headers },
  });

const { GET, POST, HEAD } = handlersAround(sampleContext(), handlers, {
  limit: (what, headers) => secondsOverLimit(what, addressOf(headers)),
  previews: ["https://preview.example", "https://site-git-next-team.vercel.app"],
});

/** An answer of Auth.js that re-issues the session cookie and sets another one. */
function answerWithCookies(body: BodyInit | null = "{}", init: ResponseInit = {}): Response {
  const answer = new Response(body, init);
  answer.headers.append("set-cookie", "authjs.session-token=old; Path=/");
  answer.headers.append("set-cookie", "__Host-authjs.session-token.0=old; Path=/");
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
    ["GET", "session", GET],
    ["POST", "session", POST],
    ["GET", "session/", GET],
    ["POST", "session/", POST],
  ])(
    "has the person's identity and nothing else, and sets no cookie, for %s %s",
    async (...row) => {
      const [method, path, handle] = row;
      const session = sampleSession();
      vi.mocked(currentSession).mockResolvedValue(session);
      const answer = await handle(request(path, { method }));
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      const expires = new Date(session.expiresAt * 1000).toISOString();
      expect(await answer.json()).toEqual({ user: session.user, expires });
      vi.mocked(currentSession).mockResolvedValue(null);
      expect(await (await handle(request(path, { method }))).json()).toBeNull();
      expect(handlers.GET).not.toHaveBeenCalled();
      expect(handlers.POST).not.toHaveBeenCalled();
    },
  );
});

it("shows no page of Auth.js's, whose scripts no policy would stop", async () => {
  for (const [path, target] of [
    ["signout", "/dashboard"],
    ["signin", "/login"],
    ["error", "/login"],
  ] as const)
    expect((await GET(request(path))).headers.get("location")).toBe(target);
  expect(handlers.GET).not.toHaveBeenCalled();
});

it("explains a start that Auth.js refuses with a redirect that cannot be changed", async () => {
  handlers.POST.mockResolvedValue(Response.redirect(`${SITE}/login?error=Configuration`, 302));
  for (const provider of ["tiktok", "nope", "__proto__"]) {
    const answer = await POST(request(`signin/${provider}`, { method: "POST" }));
    expect(answer.headers.get("location")).toBe(
      `${SITE}/login?error=Configuration&code=sign_in_not_started`,
    );
  }
});

it("drops a query that would make the provider's address too long", async () => {
  for (const [query, kept] of [
    ["?lang=en", "?lang=en"],
    [`?x=${"a".repeat(6_000)}`, ""],
  ] as const) {
    await POST(request(`signin/tiktok${query}`, { method: "POST" }));
    expect(new URL(handlers.POST.mock.lastCall?.[0].url).search).toBe(kept);
  }
});

describe("a body", () => {
  const send = (body: string) => POST(request("signout", { method: "POST", body }));

  it("reaches Auth.js as it is", async () => {
    const body = `csrfToken=%41é&callbackUrl=${"a".repeat(16_000)}`;
    expect((await send(body)).status).toBe(200);
    const [sent] = handlers.POST.mock.calls[0] ?? [];
    expect(await sent.text()).toBe(body);
  });

  it("is refused when it is larger than any of Auth.js's forms", async () => {
    expect((await send("a".repeat(16 * 1024 + 1))).status).toBe(413);
    expect(handlers.POST).not.toHaveBeenCalled();
  });
});

it("does not let an address try more than sixty codes a minute", async () => {
  const headers = { "x-forwarded-for": "192.0.2.60" };
  const tryCode = () => GET(request("callback/tiktok?code=1&state=2", { headers }));
  for (let time = 0; time < 60; time++) expect((await tryCode()).status).toBe(200);
  const refused = await tryCode();
  expect(refused.headers.get("location")).toContain("code=too_many_attempts");
  expect(handlers.GET).toHaveBeenCalledTimes(60);
});

it("lets every other endpoint set the session cookie", async () => {
  const answer = await POST(request("signout", { method: "POST" }));
  expect(answer.headers.getSetCookie()).toHaveLength(3);
});

describe("a sign-in that Auth.js's client library starts", () => {
  const authorize =
    "https://www.tiktok.com/v2/auth/authorize/?code_challenge=AAECAw&state=s&code_challenge_method=S256";

  it.each(["signin/tiktok", "signin/tiktok/"])(
    "gets its challenge in hex, in the redirect and in JSON (%s)",
    async (path) => {
      const location = authorize.replace("AAECAw", "00010203");
      handlers.POST.mockImplementation(
        async () => new Response(null, { status: 302, headers: { location: authorize } }),
      );
      const redirect = await POST(request(path, { method: "POST" }));
      expect(redirect.headers.get("location")).toBe(location);
      handlers.POST.mockImplementation(
        async () => new Response("{}", { headers: { location: authorize } }),
      );
      const json = await POST(request(path, { method: "POST" }));
      expect(await json.json()).toEqual({ url: location });
    },
  );
});

it("names a sign-in that could not begin", async () => {
  const location = `${SITE}/login?error=Configuration`;
  handlers.POST.mockImplementation(
    async () => new Response(null, { status: 302, headers: { location } }),
  );
  const answer = await POST(request("signin/github", { method: "POST" }));
  expect(answer.headers.get("location")).toBe(`${location}&code=sign_in_not_started`);
});

describe("a refusal by TikTok", () => {
  it.each([
    ["?error=access_denied", "access_denied"],
    ["/?error=access_denied", "access_denied"],
    ["?error=access_denied&error_type=non_sandbox_target", "non_sandbox_target"],
    ["?errCode=-2", "access_denied"],
    ["?error=constructor", "refused"],
    ["?error=__proto__", "refused"],
  ])("without state (%s) ends on the login page", async (query, code) => {
    const answer = await GET(request(`callback/tiktok${query}`));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`/login?error=OAuthCallbackError&code=${code}`);
    expect(handlers.GET).not.toHaveBeenCalled();
  });
});

describe("a sign-in that started on another deployment", () => {
  const forwardTo = (origin: string) => {
    const location = `${origin}/api/auth/callback/tiktok?code=1`;
    handlers.GET.mockImplementation(
      async () => new Response(null, { status: 302, headers: { location } }),
    );
    return location;
  };

  it.each(["code=1&state=2", "error=access_denied&state=2"])(
    "goes back there if it is listed (%s)",
    async (query) => {
      for (const origin of ["https://preview.example", "https://site-git-next-team.vercel.app"]) {
        const location = forwardTo(origin);
        const answer = await GET(request(`callback/tiktok?${query}`));
        expect(answer.headers.get("location")).toBe(location);
      }
    },
  );

  it.each(["code=1&state=2", "error=access_denied&state=2"])(
    "ends on the login page if it is not, and is logged (%s)",
    async (query) => {
      for (const origin of [
        "https://evil.example",
        "http://preview.example",
        "https://site-git-other-team.vercel.app",
        "https://site-git-next-team.vercel.app.evil.example",
      ]) {
        forwardTo(origin);
        const answer = await GET(request(`callback/tiktok?${query}`));
        expect(answer.headers.get("location")).toBe(
          "/login?error=OAuthCallbackError&code=origin_unknown",
        );
        const lines = vi.mocked(console.warn).mock.calls.flat().join();
        expect(lines).toContain(`not sent on to ${origin}, which is not in AUTH_PREVIEW_ORIGINS`);
      }
    },
  );
});

it("sends no other provider's code to an unlisted deployment either", async () => {
  const location = "https://evil.example/api/auth/callback/other?code=1";
  handlers.GET.mockImplementation(
    async () => new Response(null, { status: 302, headers: { location } }),
  );
  const answer = await GET(request("callback/other?code=1&state=2"));
  expect(answer.headers.get("location")).toContain("code=origin_unknown");
});

it("leaves every other redirect on this site alone", async () => {
  const location = `${SITE}/dashboard`;
  handlers.GET.mockImplementation(
    async () => new Response(null, { status: 302, headers: { location } }),
  );
  const answer = await GET(request("callback/tiktok?code=1&state=2"));
  expect(answer.headers.get("location")).toBe(location);
});

it("gives Auth.js the origin that the visitor used", async () => {
  const headers = { "x-forwarded-host": "site.example", "x-forwarded-proto": "https" };
  await GET(request("callback/tiktok?code=1&state=2", { headers }));
  expect(handlers.GET.mock.calls[0]?.[0].url).toBe(
    "https://site.example/api/auth/callback/tiktok?code=1&state=2",
  );
});

it.each(["a b", "<b>", "x:99999", "x/y", "user@x"])(
  "answers 400 for the forwarded host %o",
  async (host) => {
    for (const path of ["session", "csrf", "signin", "callback/tiktok?code=1&state=2"]) {
      const answer = await GET(request(path, { headers: { "x-forwarded-host": host } }));
      expect(answer.status).toBe(400);
    }
    expect(handlers.GET).not.toHaveBeenCalled();
  },
);

it.each([
  ["signin", "/login"],
  ["signin?callbackUrl=/dashboard/videos", "/login?callbackUrl=%2Fdashboard%2Fvideos"],
  [`signin?callbackUrl=${SITE}/dashboard/videos`, "/login?callbackUrl=%2Fdashboard%2Fvideos"],
  ["signin?callbackUrl=https://evil.example", "/login?callbackUrl=%2Fdashboard"],
  ["signin?callbackUrl=http://", "/login?callbackUrl=%2Fdashboard"],
  ["error", "/login"],
  ["error?error=Configuration", "/login?error=Configuration"],
  ["signin/?error=x&callbackUrl=/a", "/login?error=x&callbackUrl=%2Fa"],
  ["verify-request", "/login"],
])("shows the login page in place of Auth.js's %s", async (path, location) => {
  const answer = await GET(request(path));
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe(location);
});

it("passes on no error that would make a header too long", async () => {
  const answer = await GET(request(`error?error=${"e".repeat(4_000)}`));
  expect(answer.headers.get("location")).toMatch(/^\/login\?error=e{1,100}$/);
});

it.each(["webauthn-options", "signin/tiktok", "callback", "x/y/z", "constructor"])(
  "answers 404 to GET %s",
  async (path) => {
    expect((await GET(request(path))).status).toBe(404);
    expect(handlers.GET).not.toHaveBeenCalled();
  },
);

it.each(["csrf", "providers", "error", "callback/tiktok?code=1&state=2", "webauthn-options"])(
  "answers 404 to POST %s",
  async (path) => {
    expect((await POST(request(path, { method: "POST" }))).status).toBe(404);
    expect(handlers.POST).not.toHaveBeenCalled();
  },
);

it("answers 405 to HEAD", () => {
  expect(HEAD().status).toBe(405);
});

it("answers 503 while sign-in is not set up", async () => {
  const nothing = handlersAround(sampleContext({ secrets: [] }), handlers, {});
  expect((await nothing.GET(request("session"))).status).toBe(503);
  expect((await nothing.POST(request("signout", { method: "POST" }))).status).toBe(503);
});
