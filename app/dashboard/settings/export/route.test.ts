import { TikTokError } from "tiktok-login";
import { beforeEach, expect, it, vi } from "vitest";
import { GET } from "@/app/dashboard/settings/export/route";
import { exportAccount } from "@/lib/account/export";
import { sessions } from "@/lib/sessions";
import { sampleSession } from "@/tests/support/sample-grant";

vi.mock("@/lib/account/export");

const session = sampleSession();
const ask = (init: RequestInit = {}) => GET(new Request("http://localhost/export", init));
beforeEach(() => {
  vi.spyOn(sessions, "require").mockResolvedValue(session);
  vi.mocked(exportAccount)
    .mockReset()
    .mockResolvedValue({ exportedAt: "now" } as never);
});

it("is a download that no cache may keep", async () => {
  const response = await ask();
  expect(await response.json()).toEqual({ exportedAt: "now" });
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="my-data.json"');
  expect(exportAccount).toHaveBeenCalledWith(session);
});

it("calls TikTok for a user at most five times a minute, also in new sessions", async () => {
  const user = { ...session.user, id: "an eager user" };
  const signInAgain = () =>
    vi.mocked(sessions.require).mockResolvedValue({ ...session, user, id: crypto.randomUUID() });
  for (let time = 0; time < 5; time++) {
    signInAgain();
    expect((await ask()).status).toBe(200);
  }
  signInAgain();
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.text()).toContain("Try again in");
  expect(exportAccount).toHaveBeenCalledTimes(5);
});

it("says when a user whose calls to TikTok are used up may come back", async () => {
  const user = { ...session.user, id: "another user" };
  vi.mocked(sessions.require).mockResolvedValue({ ...session, user });
  const detail = { endpoint: "video/list", retryAfter: 34 };
  vi.mocked(exportAccount).mockRejectedValueOnce(new TikTokError("too_many_calls", detail));
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("34");
  expect(await refused.text()).toContain("too few calls to TikTok are left. Try again in 34");
  vi.mocked(exportAccount).mockRejectedValueOnce(new Error("broken"));
  await expect(ask()).rejects.toThrow("broken");
});

it("calls TikTok for no HEAD and no prefetch, which do not count", async () => {
  const user = { ...session.user, id: "a user whose browser prefetches" };
  vi.mocked(sessions.require).mockResolvedValue({ ...session, user });
  for (let time = 0; time < 6; time++) {
    expect((await ask({ method: "HEAD" })).status).toBe(405);
    expect((await ask({ headers: { "sec-purpose": "prefetch" } })).status).toBe(503);
  }
  expect(exportAccount).not.toHaveBeenCalled();
  expect((await ask()).status).toBe(200);
});
