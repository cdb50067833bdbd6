import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Grant } from "@/lib/session/grant";
import { isDue, rotate } from "@/lib/session/rotation";
import { type FailureCode, TikTokError } from "@/lib/tiktok/errors";
import { type Profile, readProfile } from "@/lib/tiktok/profile";
import { refreshTokens } from "@/lib/tiktok/token";

vi.mock("@/lib/tiktok/token");
vi.mock("@/lib/tiktok/profile");

const NOW = Date.UTC(2026, 10, 23) / 1000;

const grantWith = (refreshToken: string, expiresAt = NOW + 60) =>
  ({
    openId: "id",
    name: "before",
    scopes: ["user.info.basic"],
    accessToken: "act.1",
    accessTokenExpiresAt: expiresAt,
    refreshToken,
    refreshTokenExpiresAt: NOW + 1_000_000,
    readAt: 1,
  }) as unknown as Grant;

const tokens = {
  access_token: "act.2",
  expires_in: 7_200,
  refresh_token: "rft.2",
  refresh_expires_in: 1_000,
  open_id: "id",
  scope: "user.info.basic",
  token_type: "Bearer",
};

const read = (profile: Profile) => ({ profile, readAt: NOW });

const failing = (failure: FailureCode, retryAfter?: number) =>
  new TikTokError(failure, { endpoint: "token", retryAfter });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.mocked(refreshTokens).mockReset().mockResolvedValue(tokens);
  vi.mocked(readProfile)
    .mockReset()
    .mockResolvedValue(read({ open_id: "id", display_name: "after" }));
});
afterEach(() => vi.useRealTimers());

describe("isDue", () => {
  it.each([
    [NOW + 301, false],
    [NOW + 300, true],
    [NOW - 5, true],
  ])("for an access token that expires at %i: %s", (expiresAt, due) => {
    expect(isDue(grantWith("rft", expiresAt), NOW)).toBe(due);
  });

  it("is false once the refresh token has expired", () => {
    const expired = { ...grantWith("rft"), refreshTokenExpiresAt: NOW };
    expect(isDue(expired, NOW)).toBe(false);
  });
});

describe("rotate", () => {
  it("returns new tokens, their lifetimes from TikTok's answer, and the profile read with them", async () => {
    const rotation = await rotate(grantWith("rft.a")).first;
    expect(rotation).toMatchObject({
      grant: {
        name: "after",
        accessToken: "act.2",
        accessTokenExpiresAt: NOW + 7_200,
        refreshToken: "rft.2",
        refreshTokenExpiresAt: NOW + 1_000,
        readAt: NOW,
      },
    });
    expect(readProfile).toHaveBeenCalledWith("act.2", ["user.info.basic"]);
  });

  it("refreshes once for parallel requests and those of the next minute", async () => {
    await Promise.all([rotate(grantWith("rft.b")).first, rotate(grantWith("rft.b")).first]);
    vi.advanceTimersByTime(59_000);
    await rotate(grantWith("rft.b")).first;
    expect(refreshTokens).toHaveBeenCalledTimes(1);
    await rotate(grantWith("rft.other")).first;
    expect(refreshTokens).toHaveBeenCalledTimes(2);
  });

  it("keeps the old profile if the new one cannot be read or is another person's", async () => {
    vi.mocked(readProfile).mockRejectedValueOnce(failing("unavailable"));
    const first = await rotate(grantWith("rft.c")).first;
    expect(first).toMatchObject({ grant: { name: "before", readAt: 1, accessToken: "act.2" } });
    vi.mocked(readProfile).mockResolvedValueOnce(
      read({ open_id: "another", display_name: "theirs" }),
    );
    expect(await rotate(grantWith("rft.d")).first).toMatchObject({ grant: { name: "before" } });
  });

  it("refuses another person's tokens", async () => {
    vi.mocked(refreshTokens).mockResolvedValue({ ...tokens, open_id: "another" });
    expect(await rotate(grantWith("rft.e")).first).toEqual({ failure: "unreadable_answer" });
  });

  it("tries again after 1, 2, 4 … and at most 60 seconds", async () => {
    vi.mocked(refreshTokens).mockRejectedValue(failing("unavailable"));
    const pauses = [1, 2, 4, 8, 16, 32, 60, 60];
    for (const [tries, seconds] of pauses.entries()) {
      expect(await rotate(grantWith("rft.f")).first).toEqual({ failure: "unavailable" });
      expect(refreshTokens).toHaveBeenCalledTimes(tries + 1);
      vi.advanceTimersByTime(seconds * 1000 - 1);
      await rotate(grantWith("rft.f")).first;
      expect(refreshTokens).toHaveBeenCalledTimes(tries + 1);
      vi.advanceTimersByTime(1);
    }
  });

  it.each([
    [30, 30],
    [100_000, 600],
  ])("with Retry-After %i waits %i seconds", async (retryAfter, seconds) => {
    vi.mocked(refreshTokens).mockRejectedValue(failing("rate_limited", retryAfter));
    const grant = grantWith(`rft.g${retryAfter}`);
    await rotate(grant).first;
    vi.advanceTimersByTime(seconds * 1000 - 1);
    await rotate(grant).first;
    expect(refreshTokens).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    await rotate(grant).first;
    expect(refreshTokens).toHaveBeenCalledTimes(2);
  });

  it("reports an unexpected error as unavailable", async () => {
    vi.mocked(refreshTokens).mockRejectedValueOnce(new RangeError("surprise"));
    expect(await rotate(grantWith("rft.h")).first).toEqual({ failure: "unavailable" });
    vi.advanceTimersByTime(1_000);
    expect(await rotate(grantWith("rft.h")).first).toHaveProperty("grant");
  });

  const later = <Value>(value: Value, ms: number) =>
    new Promise<Value>((resolve) => setTimeout(() => resolve(value), ms));

  it("lets a page go on after five seconds and keeps the late answer", async () => {
    vi.mocked(refreshTokens).mockImplementation(() => later(tokens, 8_000));
    const { first, finished } = rotate(grantWith("rft.i"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await first).toEqual({ failure: "unavailable" });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await finished).toHaveProperty("grant");
    expect(await rotate(grantWith("rft.i")).first).toHaveProperty("grant");
    expect(refreshTokens).toHaveBeenCalledTimes(1);
  });

  it("keeps undelivered tokens, and delivered ones for a minute", async () => {
    vi.mocked(refreshTokens).mockImplementation(() => later(tokens, 8_000));
    rotate(grantWith("rft.j"));
    await vi.advanceTimersByTimeAsync(900_000);
    expect(await rotate(grantWith("rft.j")).first).toHaveProperty("grant");
    vi.advanceTimersByTime(59_000);
    expect(await rotate(grantWith("rft.j")).first).toHaveProperty("grant");
    expect(refreshTokens).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(61_000);
    rotate(grantWith("rft.j"));
    expect(refreshTokens).toHaveBeenCalledTimes(2);
  });

  it("refreshes undelivered tokens that have expired, not the used ones", async () => {
    const short = { ...tokens, refresh_token: "rft.m", refresh_expires_in: 100_000 };
    vi.mocked(refreshTokens).mockImplementationOnce(() => later(short, 8_000));
    rotate(grantWith("rft.l"));
    await vi.advanceTimersByTimeAsync(8_000_000);
    for (const _ of ["first", "second"]) {
      expect(await rotate(grantWith("rft.l")).first).toMatchObject({
        grant: { refreshToken: "rft.2" },
      });
    }
    expect(vi.mocked(refreshTokens).mock.calls).toEqual([["rft.l"], ["rft.m"]]);
  });

  it("forgets delivered tokens before undelivered ones", async () => {
    vi.mocked(refreshTokens).mockImplementationOnce(() => later(tokens, 8_000));
    rotate(grantWith("rft.waits"));
    await vi.advanceTimersByTimeAsync(9_000);
    for (let count = 0; count <= 10_000; count++)
      await rotate(grantWith(`rft.many.${count}`)).first;
    expect(refreshTokens).toHaveBeenCalledTimes(10_002);
    expect(await rotate(grantWith("rft.waits")).first).toHaveProperty("grant");
    expect(refreshTokens).toHaveBeenCalledTimes(10_002);
  });

  it("returns new tokens after five seconds even if the profile is still being read", async () => {
    const profile = read({ open_id: "id", display_name: "after" });
    vi.mocked(readProfile).mockImplementation(() => later(profile, 8_000));
    const { first, finished } = rotate(grantWith("rft.k"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await first).toMatchObject({ grant: { accessToken: "act.2", name: "before" } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await finished).toMatchObject({ grant: { accessToken: "act.2", name: "after" } });
  });
});
