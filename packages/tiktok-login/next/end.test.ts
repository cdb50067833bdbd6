import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { sampleGrant, sampleSession } from "@/tests/support/sample-grant";
import { sampleContext } from "../testing/sample-context";
import { endSessionForGood, withEndedSession } from "./end";
import { reuseFor } from "./grant";
import { forgetRotations } from "./in-cookie/rotation-memory";
import { keepAnswer, lastAnswer } from "./reuse";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));
vi.mock("./in-cookie/rotation-memory");

const context = sampleContext();
let currentSession: MockInstance<typeof context.store.sessionOf>;

const jar = { get: vi.fn(), set: vi.fn() };
beforeEach(() => {
  vi.mocked(cookies).mockResolvedValue(jar as never);
  vi.mocked(headers).mockResolvedValue(new Headers({ "x-forwarded-proto": "https" }) as never);
  currentSession = vi.spyOn(context.store, "sessionOf").mockResolvedValue(sampleSession());
});

it("adds the session to the browser's list for longer than any session lasts", async () => {
  jar.get.mockReturnValue({ value: "older" });
  await endSessionForGood(context);
  const [name, value, options] = jar.set.mock.lastCall ?? [];
  expect(name).toBe("__Host-ended-sessions");
  expect(value).toBe("sample-session.older");
  expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
  expect(options.expires.getTime()).toBeGreaterThan(Date.now() + 30 * 24 * 60 * 60 * 1000);
});

it("forgets the rotations of the session", async () => {
  await endSessionForGood(context);
  expect(forgetRotations).toHaveBeenCalledWith(context, { sessionId: "sample-session" });
});

it("does nothing when no one is signed in", async () => {
  jar.set.mockClear();
  currentSession.mockResolvedValue(null);
  await endSessionForGood(context);
  expect(jar.set).not.toHaveBeenCalled();
});

describe("an answer of Auth.js", () => {
  const COOKIE = "authjs.session-token";
  const removed = `${COOKIE}=; Max-Age=0; Path=/`;
  const answerTo = async (cookie: string, setCookie: string) => {
    const request = new NextRequest("http://localhost:3000/api/auth/signout", {
      headers: { cookie },
    });
    const answer = new Response(null, { status: 302, headers: { location: "/" } });
    answer.headers.append("set-cookie", setCookie);
    const { status, headers: sent } = await withEndedSession(context, request, answer);
    expect([status, sent.get("location")]).toEqual([302, "/"]);
    return sent.getSetCookie();
  };

  it("that removes or replaces the session adds it to the list, and keeps its cookies", async () => {
    const cookie = "ended-sessions=older";
    for (const change of [removed, `${COOKIE}=another; Path=/`]) {
      const [first, second] = await answerTo(cookie, change);
      expect(first).toBe(change);
      expect(second).toMatch(/^ended-sessions=sample-session\.older; Path=\/; .*HttpOnly/);
    }
    expect(forgetRotations).toHaveBeenCalledWith(context, { sessionId: "sample-session" });
  });

  it("that replaces the session forgets what was read with it, and keeps what the new one brought", async () => {
    const before = reuseFor(sampleGrant());
    const after = reuseFor(sampleGrant({ sessionId: "after" }));
    for (const reuse of [before, after])
      keepAnswer(context, ["profile"], { body: "a", at: 1 }, reuse);
    await answerTo("", `${COOKIE}=another; Path=/`);
    expect(lastAnswer(context, ["profile"], before)).toBeNull();
    expect(lastAnswer(context, ["profile"], after)).not.toBeNull();
  });

  it("that leaves the session alone stays as it is", async () => {
    const other = "authjs.csrf-token=1; Path=/";
    expect(await answerTo("", other)).toEqual([other]);
    currentSession.mockResolvedValue(null);
    expect(await answerTo("", removed)).toEqual([removed]);
  });
});
