import { cookies, headers } from "next/headers";
import { beforeEach, expect, it, vi } from "vitest";
import { currentSession } from "@/lib/session/current";
import { endSessionForGood } from "@/lib/session/end";
import { forgetRotations } from "@/lib/session/rotation-memory";
import { sampleGrant } from "@/tests/support/sample-grant";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));
vi.mock("@/lib/session/current");
vi.mock("@/lib/session/rotation-memory");

const jar = { get: vi.fn(), set: vi.fn() };
beforeEach(() => {
  vi.mocked(cookies).mockResolvedValue(jar as never);
  vi.mocked(headers).mockResolvedValue(new Headers({ "x-forwarded-proto": "https" }) as never);
  vi.mocked(currentSession).mockResolvedValue({ grant: sampleGrant(), expiresAt: 1 });
});

it("adds the session to the browser's list for longer than any session lasts", async () => {
  jar.get.mockReturnValue({ value: "older" });
  await endSessionForGood();
  const [name, value, options] = jar.set.mock.lastCall ?? [];
  expect(name).toBe("__Secure-ended-sessions");
  expect(value).toBe("sample-session.older");
  expect(options).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
  expect(options.expires.getTime()).toBeGreaterThan(Date.now() + 30 * 24 * 60 * 60 * 1000);
});

it("forgets the rotations of the session", async () => {
  await endSessionForGood();
  expect(forgetRotations).toHaveBeenCalledWith({ sessionId: "sample-session" });
});

it("does nothing when no one is signed in", async () => {
  jar.set.mockClear();
  vi.mocked(currentSession).mockResolvedValue(null);
  await endSessionForGood();
  expect(jar.set).not.toHaveBeenCalled();
});
