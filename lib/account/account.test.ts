import { headers } from "next/headers";
import { TikTokError } from "tiktok-login";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { exportAccount } from "@/lib/account/export";
import { readAccountVideos } from "@/lib/account/videos";
import { sessions, tiktok } from "@/lib/sessions";
import { sampleGrant, sampleSession } from "@/tests/support/sample-grant";

vi.mock("next/headers", () => ({ headers: vi.fn() }));

const PAST = 1;
const profile = { open_id: "_000sampleOpenId", bio_description: "Hello", follower_count: 9 };
const page = { videos: [{ id: "1", create_time: 1 }], next: null, readAt: 7 };
const failure = new TikTokError("unavailable", { endpoint: "user/info" });

beforeEach(() => {
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  sessions.forget(sampleGrant().openId);
  vi.spyOn(tiktok, "profile").mockReset().mockResolvedValue({ profile, readAt: 7 });
  vi.spyOn(tiktok, "videos").mockReset().mockResolvedValue(page);
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

describe("the profile", () => {
  it("is TikTok's, read with the granted scopes and reusable by open_id", async () => {
    const grant = sampleGrant();
    expect(await sessions.profile(grant)).toMatchObject({
      data: {
        profile,
        identity: { name: "TikTok account", image: null, username: null },
        stats: { followers: 9 },
      },
      problem: null,
      readAt: 7,
    });
    expect(tiktok.profile).toHaveBeenCalledWith(grant.accessToken, grant.scopes);
  });

  it("is what the session remembers when TikTok fails", async () => {
    vi.mocked(tiktok.profile).mockRejectedValue(failure);
    const { stats, readAt, ...grant } = sampleGrant();
    expect(await sessions.profile({ ...grant, stats, readAt })).toEqual({
      data: { identity: expect.objectContaining({ name: "Paper Boats" }), profile: {}, stats },
      problem: { code: "unavailable", retryAfter: null },
      readAt,
    });
  });

  it("does not hide an error that is not TikTok's", async () => {
    vi.mocked(tiktok.profile).mockRejectedValue(new RangeError("a bug"));
    await expect(sessions.profile(sampleGrant())).rejects.toThrow("a bug");
  });

  it.each([
    ["what middleware found", { "x-rotation-failure": "rate_limited" }, {}, "rate_limited"],
    ["an outage while it can be refreshed", {}, {}, "unavailable"],
    ["an ended grant otherwise", {}, { refreshTokenExpiresAt: PAST }, "grant_invalid"],
  ])("names, for an expired access token, %s", async (_, sent, changes, expected) => {
    vi.mocked(headers).mockResolvedValue(new Headers(sent as HeadersInit) as never);
    const grant = sampleGrant({ accessTokenExpiresAt: PAST, ...changes });
    expect((await sessions.profile(grant)).problem?.code).toBe(expected);
    expect(tiktok.profile).not.toHaveBeenCalled();
  });
});

describe("the videos", () => {
  it("come twelve at a time, from a cursor", async () => {
    const grant = sampleGrant();
    const { videos, readAt } = page;
    expect(await readAccountVideos(grant, 99)).toEqual({
      data: { videos, next: null },
      problem: null,
      readAt,
    });
    const wanted = { cursor: 99, count: 12 };
    expect(tiktok.videos).toHaveBeenCalledWith(grant.accessToken, wanted);
  });

  it("name the next page if there is one", async () => {
    vi.mocked(tiktok.videos).mockResolvedValue({ ...page, next: 5 });
    expect((await readAccountVideos(sampleGrant())).data.next).toBe(5);
  });

  it("are none when TikTok fails, with the reason", async () => {
    vi.mocked(tiktok.videos).mockRejectedValue(failure);
    const problem = { code: "unavailable", retryAfter: null };
    const none = { data: { videos: [], next: null }, readAt: null };
    expect(await readAccountVideos(sampleGrant())).toEqual({ ...none, problem });
  });
});

describe("the export", () => {
  const VIDEOS = [{ id: "1", create_time: "1970-01-01T00:00:01.000Z" }];
  const session = (changes = {}) => ({ ...sampleSession(sampleGrant(changes)), expiresAt: 42 });

  it("has everything but the tokens", async () => {
    const data = await exportAccount(session());
    expect(data).toMatchObject({
      session: { openId: "_000sampleOpenId", sessionEndsAt: "1970-01-01T00:00:42.000Z" },
      profile,
      stats: { followers: 9 },
      videos: { items: VIDEOS, complete: true, failure: null },
      profileReadAt: "1970-01-01T00:00:07.000Z",
      profileFailure: null,
    });
    const { accessToken, refreshToken } = sampleGrant();
    expect(JSON.stringify(data)).not.toContain(accessToken);
    expect(JSON.stringify(data)).not.toContain(refreshToken);
  });

  it("reads page after page, and keeps what it has when TikTok fails", async () => {
    vi.mocked(tiktok.videos)
      .mockResolvedValueOnce({ ...page, next: 5 })
      .mockRejectedValueOnce(failure);
    const { videos } = await exportAccount(session());
    expect(videos).toEqual({ items: VIDEOS, complete: false, failure: "unavailable" });
    expect(tiktok.videos).toHaveBeenLastCalledWith("act.sample", { cursor: 5 });
  });

  it("ends when a page brings nothing new", async () => {
    const cursors = [5, 4, 3].map((next) => ({ ...page, next }));
    for (const one of cursors) vi.mocked(tiktok.videos).mockResolvedValueOnce(one);
    const { videos } = await exportAccount(session());
    expect(videos).toEqual({ items: VIDEOS, complete: false, failure: null });
    expect(tiktok.videos).toHaveBeenCalledTimes(2);
  });

  it("ends after twenty seconds with what it has", async () => {
    vi.useFakeTimers();
    let id = 0;
    vi.mocked(tiktok.videos).mockImplementation(async () => {
      vi.advanceTimersByTime(4_000);
      return { videos: [{ id: String(id++) }], next: id, readAt: 7 };
    });
    const { videos } = await exportAccount(session());
    expect(videos).toMatchObject({ complete: false, failure: null });
    expect(tiktok.videos).toHaveBeenCalledTimes(5);
    vi.useRealTimers();
  });

  it("does not call TikTok with an access token that has expired", async () => {
    const data = await exportAccount(session({ accessTokenExpiresAt: PAST }));
    expect(data).toMatchObject({
      profileFailure: "unavailable",
      videos: { items: [], complete: false, failure: "unavailable" },
    });
    expect(tiktok.profile).not.toHaveBeenCalled();
    expect(tiktok.videos).not.toHaveBeenCalled();
  });

  it("has no videos without their scope", async () => {
    const { videos } = await exportAccount(session({ scopes: ["user.info.basic"] }));
    expect(videos).toBeNull();
    expect(tiktok.videos).not.toHaveBeenCalled();
  });
});
