import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sampleSession } from "@/tests/support/sample-grant";
import { postgres } from "../../postgres/database";
import { postgresStore } from "../../postgres/store";
import { outageOf } from "../../testing/outage";
import { sampleContext } from "../../testing/sample-context";
import { withEndedSession } from "../end";
import { currentLink, refuseLink, startLink } from "../link";
import { finishSignIn } from "./callback";

const handlers = { GET: vi.fn(), POST: vi.fn() };
vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));
vi.mock("../end", () => ({ withEndedSession: vi.fn(async (_, __, answer) => answer) }));

const SITE = "http://localhost:3000";
const SESSION_COOKIE = "authjs.session-token=token";
const PEOPLE = "postgres://nowhere.invalid/people";
const database = postgres(PEOPLE, { migrations: { entries: [] } });
const context = sampleContext({ store: postgresStore(database) });
const { store } = context;
const options = { accounts: "/dashboard/settings" };
const session = sampleSession();
const jar = { set: vi.fn() };
/** What Auth.js is given: the cookies, and the person to whom it connects. */
let seen: { cookie: string | null; person: string | null };

beforeEach(() => {
  vi.mocked(withEndedSession)
    .mockClear()
    .mockImplementation(async (_, __, answer) => answer);
  vi.mocked(cookies).mockResolvedValue(jar as never);
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.spyOn(store, "sessionOf").mockResolvedValue(session);
  if (store.users) vi.spyOn(store.users, "unavailable").mockResolvedValue(null);
  vi.spyOn(console, "warn").mockImplementation(() => {});
  handlers.GET.mockReset();
  authJsGoesTo("/dashboard/settings");
});

function authJsGoesTo(path: string): void {
  handlers.GET.mockImplementation(async (request: Request) => {
    seen = { cookie: request.headers.get("cookie"), person: currentLink()?.userId ?? null };
    return new Response(null, { status: 302, headers: { location: SITE + path } });
  });
}

const finish = (request: NextRequest, provider = "tiktok") =>
  finishSignIn({ context, options, handlers, request, origin: SITE, provider });

/** Returns from GitHub, with the link that began with `state` in the browser. */
async function comeBack(query = "code=1&state=s", { state = "s", provider = "github" } = {}) {
  await startLink(context, session, provider, `https://provider.example/?state=${state}`);
  const cookie = `${SESSION_COOKIE}; link=${jar.set.mock.lastCall?.[1]}`;
  const url = `${SITE}/api/auth/callback/github?${query}`;
  const answer = await finish(new NextRequest(url, { headers: { cookie } }), "github");
  expect(answer.status).toBe(302);
  // A callback of another sign-in leaves the link alone: a stranger's page can open one.
  const isItsOwn = state === "s" && provider === "github";
  const removals = answer.headers.getSetCookie().filter((set) => /^link=;.*Max-Age=0/.test(set));
  expect(removals).toHaveLength(isItsOwn ? 1 : 0);
  return answer.headers.get("location");
}

describe("the session cookie", () => {
  it("stays in the request that completes a link, whose session goes on", async () => {
    expect(await comeBack()).toBe(`${SITE}/dashboard/settings`);
    expect(seen.cookie).toContain(SESSION_COOKIE);
    expect(seen.person).toBe(session.user.id);
    expect(withEndedSession).not.toHaveBeenCalled();
  });

  it.each([
    ["another sign-in", { state: "other" }],
    ["another provider", { provider: "google" }],
  ])("is taken out if the link is for %s", async (_, link) => {
    await comeBack("code=1&state=s", link);
    expect(seen).toEqual({ cookie: expect.not.stringContaining(SESSION_COOKIE), person: null });
    expect(withEndedSession).toHaveBeenCalled();
  });
});

it("connects and signs in no one if the session that asked for it has ended", async () => {
  for (const current of [null, { ...session, id: "another" }]) {
    vi.mocked(store.sessionOf).mockResolvedValue(current);
    expect(await comeBack()).toBe("/login?error=OAuthCallbackError&code=sign_in_lost");
  }
  expect(handlers.GET).not.toHaveBeenCalled();
});

it.each([
  ["/login?error=OAuthAccountNotLinked", "account_taken"],
  ["/login?error=OAuthCallbackError&code=account_taken", "account_taken"],
  ["/login?error=OAuthCallbackError&code=unavailable", "unavailable"],
  ["/login?error=Configuration", "sign_in_lost"],
])("explains a link that ends on %s in the settings", async (path, code) => {
  authJsGoesTo(path);
  expect(await comeBack()).toBe(`/dashboard/settings?error=OAuthCallbackError&code=${code}`);
});

it("gives the database's reason for not connecting an account", async () => {
  handlers.GET.mockImplementation(async () => {
    // As Auth.js does with what its adapter throws.
    expect(() => refuseLink("second_account")).toThrow("second_account");
    const location = `${SITE}/login?error=Configuration`;
    return new Response(null, { status: 302, headers: { location } });
  });
  expect(await comeBack()).toBe("/dashboard/settings?error=OAuthCallbackError&code=second_account");
});

it.each([
  ["access_denied", "not_connected"],
  ["server_error", "provider_refused"],
])("explains the refusal %s of a link in the settings", async (error, code) => {
  authJsGoesTo("/login?error=OAuthCallbackError");
  const location = await comeBack(`error=${error}&state=s`);
  expect(location).toBe(`/dashboard/settings?error=OAuthCallbackError&code=${code}`);
});

it.each([
  ["access_denied", "access_denied"],
  ["server_error", "provider_refused"],
])("explains the refusal %s of a sign-in on the login page", async (error, code) => {
  authJsGoesTo("/login?error=OAuthCallbackError");
  const location = await comeBack(`error=${error}&state=s`, { state: "other" });
  expect(location).toBe(`/login?error=OAuthCallbackError&code=${code}`);
});

it("names the database if it fails in the middle of a sign-in", async () => {
  const signIn = async () => {
    const request = new NextRequest(`${SITE}/api/auth/callback/tiktok?code=1&state=s`);
    return (await finish(request)).headers.get("location");
  };
  authJsGoesTo("/login?error=Configuration");
  expect(await signIn()).toBe(`${SITE}/login?error=Configuration`);
  outageOf(PEOPLE).note();
  expect(await signIn()).toBe("/login?error=OAuthCallbackError&code=database_unavailable");
});

describe("a person who was asked for more scopes", () => {
  const callbackUrl = `authjs.callback-url=${encodeURIComponent(`${SITE}/dashboard/videos?cursor=1`)}`;
  const comeBackWith = async (query: string, asked = "asked-scopes=video.list") => {
    const cookie = [SESSION_COOKIE, asked, callbackUrl].join("; ");
    const url = `${SITE}/api/auth/callback/tiktok?${query}`;
    return finish(new NextRequest(url, { headers: { cookie } }));
  };

  it.each(["error=access_denied&state=s", "error=access_denied"])(
    "and cancels is back on the page that asked, which is told (%s)",
    async (query) => {
      authJsGoesTo("/login?error=OAuthCallbackError");
      const answer = await comeBackWith(query);
      expect(answer.headers.get("location")).toBe("/dashboard/videos?cursor=1");
      const [told = "", finished = "", ...others] = answer.headers.getSetCookie();
      expect(told).toMatch(/^asked-scopes=!video\.list; Path=\/;.*HttpOnly/);
      expect(finished).toMatch(/^finished=[\w-]{43}; Path=\/;.*HttpOnly/);
      expect(others).toEqual([]);
      expect(withEndedSession).not.toHaveBeenCalled();
    },
  );

  it("is told on the page as well after a consent without them", async () => {
    authJsGoesTo("/dashboard/videos");
    const answer = await comeBackWith("code=1&state=s");
    expect(answer.headers.getSetCookie().join()).toContain("asked-scopes=!video.list; Path=/;");
  });

  it.each([
    ["has no session any more", "asked-scopes=video.list", null],
    ["signs in again", "other=1", session],
    ["signs in again within a minute", "asked-scopes=!video.list", session],
  ])("ends on the login page if the person %s", async (_, asked, current) => {
    vi.mocked(store.sessionOf).mockResolvedValue(current);
    authJsGoesTo("/login?error=OAuthCallbackError");
    const answer = await comeBackWith("error=access_denied&state=s", asked);
    expect(answer.headers.get("location")).toBe(
      "/login?error=OAuthCallbackError&code=access_denied",
    );
  });
});
