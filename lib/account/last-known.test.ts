import { headers } from "next/headers";
import type { Grant } from "tiktok-login/next";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readAccountVideos } from "@/lib/account/videos";
import { sessions } from "@/lib/sessions";
import { sampleGrant as anyGrant } from "@/tests/support/sample-grant";

vi.mock("next/headers", () => ({ headers: vi.fn() }));

const BEGIN = Date.UTC(2026, 10, 26);
const NOW = BEGIN / 1000;
/** A grant of the beginning, whenever it is asked for. */
const sampleGrant = (changes: Parameters<typeof anyGrant>[0] = {}) =>
  anyGrant({ grantedAt: NOW, readAt: NOW, accessTokenExpiresAt: NOW + 7_200, ...changes });
const user = { open_id: "_000sampleOpenId", bio_description: "Hello", follower_count: 9 };
const videos = [{ id: "1", create_time: 1, view_count: 5 }];
const DOWN = { status: 503, body: {} };

/** What TikTok answers next, and the access tokens that it was sent. */
let answer: { status?: number; body: object; headers?: Record<string, string> };
let sent: (string | null)[];

beforeEach(() => {
  vi.useFakeTimers({ now: BEGIN });
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.spyOn(console, "warn").mockImplementation(() => {});
  answer = { body: { data: { user, videos, has_more: false } } };
  sent = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    sent.push(new Headers(init.headers).get("authorization"));
    return new Response(JSON.stringify(answer.body), answer);
  });
});

afterEach(() => {
  for (const { openId } of [sampleGrant(), OTHER_ACCOUNT]) sessions.forget(openId);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const OTHER_ACCOUNT = sampleGrant({ openId: "another" });

/** Reads both, and then presses Refresh two minutes later, when TikTok answers with `later`. */
async function refreshAfter(later: typeof answer, grant: Grant, after: Grant = grant) {
  await sessions.profile(grant);
  await readAccountVideos(grant);
  vi.setSystemTime(BEGIN + 120_000);
  answer = later;
  sessions.expire(grant.openId);
  return [await sessions.profile(after), await readAccountVideos(after)] as const;
}

describe("what was on the screen", () => {
  it.each([
    ["503", DOWN, "unavailable", null],
    [
      "429 with Retry-After",
      { status: 429, body: {}, headers: { "retry-after": "30" } },
      "rate_limited",
      30,
    ],
    ["a page that is not JSON", { body: [] }, "unreadable_answer", null],
  ])("stays with its age after a refresh that TikTok answers with %s", async (...row) => {
    const [, later, code, retryAfter] = row;
    const problem = { code, retryAfter };
    const [profile, list] = await refreshAfter(later, sampleGrant());
    const readAt = NOW;
    expect(profile.data).toMatchObject({ profile: user, stats: { followers: 9 } });
    expect(profile).toMatchObject({ problem, readAt });
    expect(list).toMatchObject({ data: { videos }, problem, readAt });
  });

  it("is replaced as soon as TikTok answers", async () => {
    await refreshAfter(DOWN, sampleGrant());
    answer = { body: { data: { user: { ...user, follower_count: 10 } } } };
    expect(await sessions.profile(sampleGrant())).toMatchObject({
      data: { stats: { followers: 10 } },
      problem: null,
      readAt: NOW + 120,
    });
  });

  it("is still found after a rotation", async () => {
    const rotated = sampleGrant({ accessToken: "act.rotated", refreshToken: "rft.rotated" });
    const [profile, list] = await refreshAfter(DOWN, sampleGrant(), rotated);
    expect(sent.at(-1)).toBe("Bearer act.rotated");
    expect(profile.data.profile).toEqual(user);
    expect(list.data.videos).toEqual(videos);
  });

  it("is still found when the access token has expired and cannot be refreshed", async () => {
    const calls = sent.length;
    const expired = sampleGrant({ accessTokenExpiresAt: 1 });
    vi.mocked(headers).mockResolvedValue(
      new Headers({ "x-rotation-failure": "rate_limited 30" }) as never,
    );
    const [profile] = await refreshAfter(DOWN, sampleGrant(), expired);
    expect(profile).toMatchObject({
      data: { profile: user },
      problem: { code: "rate_limited", retryAfter: 30 },
    });
    expect(sent.length).toBe(calls + 2);
  });

  it("yields to newer numbers of the session, and keeps what only TikTok's answer has", async () => {
    const stats = { followers: 11 };
    const newer = sampleGrant({ stats, readAt: NOW + 60 });
    const [profile] = await refreshAfter(DOWN, sampleGrant(), newer);
    expect(profile).toMatchObject({ data: { profile: user, stats }, readAt: NOW + 60 });
  });

  it.each<[string, Parameters<typeof sampleGrant>[0]]>([
    ["account", { openId: OTHER_ACCOUNT.openId }],
    ["grant of the same account", { grantedAt: NOW - 9 }],
    ["sign-in in the same second", { sessionId: "another" }],
    ["grant with fewer scopes", { scopes: ["user.info.basic"] }],
  ])("is never shown to another %s", async (_, changes) => {
    const other = sampleGrant(changes);
    const [profile, list] = await refreshAfter(DOWN, sampleGrant(), other);
    expect(profile.data.profile).toEqual({});
    expect(profile).toMatchObject({ data: { stats: other.stats }, readAt: other.readAt });
    expect(list).toMatchObject({ data: { videos: [] }, readAt: null });
  });

  it("goes once TikTok has refused the grant", async () => {
    const refusal = { error: { code: "access_token_invalid", message: "", log_id: "2026" } };
    await refreshAfter({ status: 401, body: refusal }, sampleGrant());
    answer = DOWN;
    const { data, problem } = await sessions.profile(sampleGrant());
    expect(data.profile).toEqual({});
    expect(problem?.code).toBe("unavailable");
    expect((await readAccountVideos(sampleGrant())).data.videos).toEqual([]);
  });
});
