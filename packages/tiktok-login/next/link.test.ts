import { createHash } from "node:crypto";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sampleSession } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { encrypt } from "./encryption";
import { currentLink, type Link, linkIn, linkTo, startLink, withoutLink } from "./link";
import type { Session } from "./session";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

const context = sampleContext();
const { store } = context;
const MINUTES = 60_000;
const session: Session = { ...sampleSession(), id: "session-1" };
const jar = { set: vi.fn() };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  jar.set.mockClear();
  vi.mocked(cookies).mockResolvedValue(jar as never);
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.spyOn(store, "sessionOf").mockResolvedValue(session);
  return () => vi.useRealTimers();
});

/** Starts a link and returns the cookie's value. */
async function cookieOf({ provider = "github", state = "state-1", by = session } = {}) {
  await startLink(context, by, provider, `https://provider.example/authorize?state=${state}`);
  return jar.set.mock.lastCall?.[1] as string;
}

const callback = (cookie: string, state = "state-1") =>
  new NextRequest(`http://localhost:3000/api/auth/callback/github?code=1&state=${state}`, {
    headers: { cookie: `link=${cookie}` },
  });

describe("a link", () => {
  it("is for the session, provider and state with which it began", async () => {
    const link = await linkIn(context, callback(await cookieOf()), "github");
    expect(link).toEqual({ userId: session.user.id, sessionId: session.id });
  });

  it("is in a cookie that scripts cannot read, for fifteen minutes", async () => {
    const value = await cookieOf();
    const [name, , options] = jar.set.mock.lastCall ?? [];
    expect(name).toBe("link");
    expect(options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/" });
    expect(options.expires.getTime() - Date.now()).toBeLessThanOrEqual(15 * MINUTES);
    expect(value).not.toMatch(/session-1|github|state-1/);
  });

  it("does not begin at a provider that does not check state", async () => {
    const begun = startLink(context, session, "github", "https://provider.example/authorize");
    await expect(begun).rejects.toThrow('"state" is not in its checks');
    expect(jar.set).not.toHaveBeenCalled();
  });

  it.each([
    [
      "has expired",
      async () => {
        const request = callback(await cookieOf());
        vi.setSystemTime(Date.now() + 16 * MINUTES);
        return request;
      },
    ],
    ["was altered", async () => callback(`${(await cookieOf()).slice(0, -3)}AAA`)],
    ["is missing", async () => callback("")],
    ["names another provider", async () => callback(await cookieOf({ provider: "google" }))],
    ["names another sign-in", async () => callback(await cookieOf(), "state-2")],
    [
      "is replayed for a sign-in that began later",
      async () => {
        const used = await cookieOf();
        await cookieOf({ state: "state-2" });
        return callback(used, "state-2");
      },
    ],
    [
      "was another cookie of this site",
      async () => {
        const state = createHash("sha256").update("state-1").digest("base64url");
        const token = { session: "session-1", provider: "github", state };
        return callback(await encrypt(context, { token, salt: "authjs.session-token" }));
      },
    ],
  ])("whose cookie %s is none", async (_, request) => {
    expect(await linkIn(context, await request(), "github")).toBeNull();
    expect(store.sessionOf).not.toHaveBeenCalled();
  });

  it.each([
    ["has ended", null],
    ["is not the request's", { ...session, id: "session-2" }],
  ])("whose session %s is nobody's", async (_, current) => {
    vi.mocked(store.sessionOf).mockResolvedValue(current);
    expect(await linkIn(context, callback(await cookieOf()), "github")).toBe("lost");
  });
});

describe("an answer to a callback", () => {
  const answer = () => {
    const redirect = new Response(null, { status: 302, headers: { location: "/dashboard" } });
    redirect.headers.append("set-cookie", "authjs.state=; Max-Age=0");
    return redirect;
  };

  it("removes the cookie and keeps everything else", () => {
    const { status, headers: sent } = withoutLink(context, callback("anything"), answer());
    expect([status, sent.get("location")]).toEqual([302, "/dashboard"]);
    const [first, removal, ...others] = sent.getSetCookie();
    expect([first, others]).toEqual(["authjs.state=; Max-Age=0", []]);
    expect(removal).toMatch(/^link=;.*Max-Age=0/);
  });
});

it("tells whom a sign-in that is being finished connects an account to, and no other sign-in", async () => {
  const later = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return currentLink();
  };
  const [a, b] = ["a", "b"].map((userId) => ({ userId, sessionId: userId }));
  const linked = (link: typeof a) => linkTo(link as Link, later);
  expect(await Promise.all([linked(a), linked(b), later()])).toEqual([a, b, null]);
});
