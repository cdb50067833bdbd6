import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FailureCode, TikTokError } from "../../client/errors";
import type { Profile } from "../../client/profile";
import { sampleContext } from "../../testing/sample-context";
import type { CookieGrant } from "../grant";
import { readProfile } from "../profile";
import { failureHeader, failureInHeader } from "./admit";
import { confirmRotation, isDue, rotate } from "./rotation";
import { forgetRotations } from "./rotation-memory";

vi.mock("../profile");

const context = sampleContext();
const { tiktok } = context;
const NOW = Date.UTC(2026, 10, 23) / 1000;

const grantWith = (refreshToken: string, expiresAt = NOW + 60) =>
  ({
    sessionId: "session",
    openId: "id",
    name: "before",
    scopes: ["user.info.basic"],
    accessToken: "act.1",
    accessTokenExpiresAt: expiresAt,
    refreshToken,
    refreshTokenExpiresAt: NOW + 1_000_000,
    readAt: 1,
  }) as unknown as CookieGrant;

const tokens = {
  access_token: "act.2",
  expires_in: 7_200,
  refresh_token: "rft.2",
  refresh_expires_in: 1_000,
  open_id: "id",
  scope: "user.info.basic",
};

const read = (profile: Profile) => ({ profile, readAt: NOW });

const later = <Value>(value: Value, ms: number) =>
  new Promise<Value>((resolve) => setTimeout(() => resolve(value), ms));
const failing = (failure: FailureCode, retryAfter?: number) =>
  new TikTokError(failure, { endpoint: "token", retryAfter });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW * 1000 });
  vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.spyOn(tiktok, "refresh").mockReset().mockResolvedValue(tokens);
  vi.mocked(readProfile)
    .mockReset()
    .mockResolvedValue(read({ open_id: "id", display_name: "after" }));
});
afterEach(() => vi.useRealTimers());

describe("isDue", () => {
  it.each([
    [7_200, 301, false],
    [7_200, 300, true],
    [7_200, -5, true],
    [86_400, 301, false],
    [86_400, 300, true],
    // A cookie of an earlier version.
    [undefined, 301, false],
    [undefined, 300, true],
    [600, 61, false],
    [600, 60, true],
    [300, 299, false],
    [60, 7, false],
    [60, 6, true],
    [1, 1, false],
    [1, 0, true],
  ])("for an access token of %s seconds that expires in %i: %s", (lifetime, seconds, due) => {
    const grant = { ...grantWith("rft", NOW + seconds), accessTokenSeconds: lifetime as number };
    expect(isDue(grant, NOW)).toBe(due);
  });

  it("is false once the refresh token has expired", () => {
    const expired = { ...grantWith("rft"), refreshTokenExpiresAt: NOW };
    expect(isDue(expired, NOW)).toBe(false);
  });
});

describe("rotate", () => {
  it("returns new tokens and their lifetimes from TikTok's answer, before it reads the profile", async () => {
    vi.mocked(readProfile).mockReturnValue(new Promise(() => {}));
    const rotation = await rotate(context, grantWith("rft.a")).first;
    expect(rotation).toMatchObject({
      grant: {
        name: "before",
        accessToken: "act.2",
        accessTokenExpiresAt: NOW + 7_200,
        refreshToken: "rft.2",
        refreshTokenExpiresAt: NOW + 1_000,
        readAt: 1,
      },
    });
    expect(readProfile).toHaveBeenCalledWith(
      context,
      "act.2",
      ["user.info.basic"],
      expect.anything(),
    );
  });

  it("returns the new profile to later requests with the old cookie", async () => {
    await rotate(context, grantWith("rft.a2")).finished;
    const { first } = rotate(context, grantWith("rft.a2"));
    expect(await first).toMatchObject({ grant: { name: "after", readAt: NOW } });
  });

  it("keeps the grant when TikTok leaves out everything but an access token", async () => {
    vi.mocked(tiktok.refresh).mockResolvedValue({ access_token: "act.2", expires_in: 7_200 });
    const before = { ...grantWith("rft.kept"), scopes: ["user.info.basic", "video.list"] };
    const { first } = rotate(context, before);
    expect(await first).toMatchObject({
      grant: {
        accessToken: "act.2",
        refreshToken: "rft.kept",
        refreshTokenExpiresAt: before.refreshTokenExpiresAt,
        scopes: before.scopes,
      },
    });
    const due = { ...before, accessToken: "act.2" };
    vi.mocked(tiktok.refresh).mockResolvedValue({ access_token: "act.3", expires_in: 7_200 });
    expect(await rotate(context, due).first).toMatchObject({ grant: { accessToken: "act.3" } });
  });

  it("refreshes once for parallel requests and those of the next minute", async () => {
    await Promise.all([
      rotate(context, grantWith("rft.b")).first,
      rotate(context, grantWith("rft.b")).first,
    ]);
    vi.advanceTimersByTime(59_000);
    await rotate(context, grantWith("rft.b")).first;
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
    await rotate(context, grantWith("rft.other")).first;
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("keeps the old profile if the new one cannot be read or is another person's", async () => {
    vi.mocked(readProfile).mockRejectedValueOnce(failing("unavailable"));
    const afterwards = async (refreshToken: string) => {
      await rotate(context, grantWith(refreshToken)).finished;
      return rotate(context, grantWith(refreshToken)).first;
    };
    expect(await afterwards("rft.c")).toMatchObject({
      grant: { name: "before", readAt: 1, accessToken: "act.2" },
    });
    vi.mocked(readProfile).mockResolvedValueOnce(
      read({ open_id: "another", display_name: "theirs" }),
    );
    expect(await afterwards("rft.d")).toMatchObject({ grant: { name: "before" } });
  });

  it("tries again after 1, 2, 4 … and at most 60 seconds", async () => {
    vi.mocked(tiktok.refresh).mockRejectedValue(failing("unavailable"));
    const pauses = [1, 2, 4, 8, 16, 32, 60, 60];
    for (const [tries, seconds] of pauses.entries()) {
      expect(await rotate(context, grantWith("rft.f")).first).toEqual({ failure: "unavailable" });
      expect(tiktok.refresh).toHaveBeenCalledTimes(tries + 1);
      vi.advanceTimersByTime(seconds * 1000 - 1);
      await rotate(context, grantWith("rft.f")).first;
      expect(tiktok.refresh).toHaveBeenCalledTimes(tries + 1);
      vi.advanceTimersByTime(1);
    }
  });

  it.each([
    [30, 30],
    [100_000, 600],
  ])("with Retry-After %i waits %i seconds", async (retryAfter, seconds) => {
    vi.mocked(tiktok.refresh).mockRejectedValue(failing("rate_limited", retryAfter));
    const grant = grantWith(`rft.g${retryAfter}`);
    await rotate(context, grant).first;
    vi.advanceTimersByTime(seconds * 1000 - 1);
    await rotate(context, grant).first;
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    await rotate(context, grant).first;
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("reports an unexpected error as unavailable", async () => {
    vi.mocked(tiktok.refresh).mockRejectedValueOnce(new RangeError("surprise"));
    expect(await rotate(context, grantWith("rft.h")).first).toEqual({ failure: "unavailable" });
    vi.advanceTimersByTime(1_000);
    expect(await rotate(context, grantWith("rft.h")).first).toHaveProperty("grant");
  });

  it("lets a page continue after five seconds and keeps the late answer", async () => {
    vi.mocked(tiktok.refresh).mockImplementation(() => later(tokens, 8_000));
    const { first, finished } = rotate(context, grantWith("rft.i"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await first).toEqual({ failure: "unavailable" });
    await vi.advanceTimersByTimeAsync(3_000);
    await finished;
    expect(await rotate(context, grantWith("rft.i")).first).toHaveProperty("grant");
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
  });
});

const granted = async (refreshToken: string) => {
  const rotation = await rotate(context, grantWith(refreshToken)).first;
  if (!("grant" in rotation)) throw new Error(rotation.failure);
  return rotation.grant;
};

describe("the result of a rotation", () => {
  beforeEach(() => {
    let count = 0;
    vi.mocked(tiktok.refresh).mockImplementation(async (sent) => ({
      ...tokens,
      access_token: `act.${count++}`,
      refresh_token: `${sent}.next`,
    }));
  });

  it("is kept until a request carries it, at most until its access token expires", async () => {
    await granted("rft.j");
    await vi.advanceTimersByTimeAsync(7_199_000);
    await granted("rft.j");
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await granted("rft.j");
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("is kept for a minute after a request has carried it", async () => {
    const grant = await granted("rft.k");
    await vi.advanceTimersByTimeAsync(600_000);
    confirmRotation(context, grant);
    await vi.advanceTimersByTimeAsync(59_000);
    confirmRotation(context, grant);
    await granted("rft.k");
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await granted("rft.k");
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("comes with the newer profile, once there is one", async () => {
    vi.mocked(readProfile).mockImplementation(() =>
      later(read({ open_id: "id", display_name: "after" }), 2_000),
    );
    const grant = await granted("rft.l");
    expect(confirmRotation(context, grant)).toBeNull();
    await vi.advanceTimersByTimeAsync(2_000);
    const newer = confirmRotation(context, grant);
    expect(newer).toMatchObject({ accessToken: grant.accessToken, name: "after" });
    expect(newer && confirmRotation(context, newer)).toBeNull();
  });

  // A timer of more than 24.8 days would fire at once.
  it("is kept for two hours at most, however long TikTok says that the access token lives", async () => {
    const year = 365 * 24 * 60 * 60;
    vi.mocked(tiktok.refresh).mockResolvedValue({ ...tokens, expires_in: year });
    await granted("rft.year");
    await vi.advanceTimersByTimeAsync(7_199_000);
    await granted("rft.year");
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await granted("rft.year");
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("is found even if TikTok issues an earlier refresh token again", async () => {
    const answers = ["rft.p2", "rft.p1", "rft.p3"].map((refresh_token, index) => ({
      ...tokens,
      access_token: `act.p${index}`,
      expires_in: 200,
      refresh_token,
    }));
    for (const answer of answers) vi.mocked(tiktok.refresh).mockResolvedValueOnce(answer);
    await granted((await granted("rft.p1")).refreshToken);
    expect(await granted("rft.p1")).toMatchObject({ accessToken: "act.p1" });
  });

  it("is the newest when it has been rotated in turn", async () => {
    const { refreshToken } = await granted("rft.m");
    const newest = await granted(refreshToken);
    expect(await granted("rft.m")).toMatchObject({ accessToken: newest.accessToken });
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("is forgotten with its session, or with everything of its person", async () => {
    await granted("rft.n");
    forgetRotations(context, { sessionId: "another" });
    forgetRotations(context, { openId: "another" });
    await granted("rft.n");
    expect(tiktok.refresh).toHaveBeenCalledTimes(1);
    forgetRotations(context, { sessionId: "session" });
    await granted("rft.n");
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
    forgetRotations(context, { openId: "id" });
    await granted("rft.n");
    expect(tiktok.refresh).toHaveBeenCalledTimes(3);
  });

  it("is not remembered if its session ends while TikTok is answering", async () => {
    vi.mocked(tiktok.refresh).mockImplementationOnce(() => later(tokens, 2_000));
    const { finished } = rotate(context, grantWith("rft.o"));
    forgetRotations(context, { sessionId: "session" });
    await vi.advanceTimersByTimeAsync(2_000);
    await finished;
    expect(confirmRotation(context, { ...grantWith("rft.2"), accessToken: "act.2" })).toBeNull();
    await granted("rft.o");
    expect(tiktok.refresh).toHaveBeenCalledTimes(2);
  });

  it("is forgotten when ten thousand newer ones are remembered", async () => {
    await granted("rft.first");
    for (let count = 0; count < 10_000; count++)
      await rotate(context, grantWith(`rft.many.${count}`)).first;
    await granted("rft.many.9999");
    expect(tiktok.refresh).toHaveBeenCalledTimes(10_001);
    await granted("rft.first");
    expect(tiktok.refresh).toHaveBeenCalledTimes(10_002);
  });
});

describe("what middleware tells the page about a failure", () => {
  const told = async (refreshToken: string) => {
    const { first } = rotate(context, grantWith(refreshToken));
    const rotation = await first;
    return "failure" in rotation ? failureInHeader(failureHeader(rotation)) : null;
  };

  it("has the seconds that are left of TikTok's Retry-After", async () => {
    vi.mocked(tiktok.refresh).mockRejectedValue(failing("rate_limited", 30));
    expect(await told("told.1")).toEqual({ failure: "rate_limited", retryAfter: 30 });
    vi.setSystemTime((NOW + 12) * 1000);
    expect(await told("told.1")).toEqual({ failure: "rate_limited", retryAfter: 18 });
  });

  it("does not make up a time for this site's own pause", async () => {
    vi.mocked(tiktok.refresh).mockRejectedValue(failing("unavailable"));
    expect(await told("told.2")).toEqual({ failure: "unavailable", retryAfter: null });
    expect(failureInHeader(null)).toBeNull();
  });
});
