import { afterEach, describe, expect, it, vi } from "vitest";
import { PERSONAS } from "../state/personas";
import { newTikTok } from "../test-client";

const CREATOR = PERSONAS[0]?.openId ?? "";
const FIELDS = "follower_count,following_count,likes_count,video_count";
const DAY = 86_400;

type TikTok = Awaited<ReturnType<typeof newTikTok>>;

async function historyOf(tiktok: TikTok, openId: string, query = "") {
  const answer = await tiktok.control("GET", `history?open_id=${openId}${query}`);
  return { status: answer.status, body: await answer.json() };
}

/** What the API answers: the counts, every video, and the sum of their views. */
async function read(tiktok: TikTok, accessToken: string) {
  const info = await tiktok.api(`/v2/user/info/?fields=${FIELDS}`, accessToken);
  const { user } = (await info.json()).data;
  const videos: { create_time: number; view_count: number }[] = [];
  let cursor: number | undefined;
  for (let isLast = false; !isLast; ) {
    const body = { max_count: 20, ...(cursor && { cursor }) };
    const path = "/v2/video/list/?fields=create_time,view_count";
    const { data } = await (await tiktok.api(path, accessToken, body)).json();
    videos.push(...data.videos);
    cursor = data.cursor;
    isLast = !data.has_more;
  }
  const views = videos.reduce((sum, { view_count }) => sum + view_count, 0);
  return { user, videos, views };
}

describe("the history", () => {
  afterEach(() => void vi.useRealTimers());

  it("has ninety UTC days up to the emulator's yesterday, oldest first", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 25, 23, 30) });
    const tiktok = await newTikTok();
    const { body } = await historyOf(tiktok, CREATOR);
    expect(body.days).toHaveLength(90);
    expect(body.days[0].day).toBe("2026-08-27");
    expect(body.days.at(-1)).toEqual({
      day: "2026-11-24",
      followers: expect.any(Number),
      following: expect.any(Number),
      likes: expect.any(Number),
      videos: 46,
      views: expect.any(Number),
    });
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: -10 * DAY });
    const { body: earlier } = await historyOf(tiktok, CREATOR, "&days=3");
    expect(earlier.days).toEqual(body.days.slice(-13, -10));
  });

  it("is what the API answers with the clock moved to each day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 25, 12) });
    const tiktok = await newTikTok({ rateLimitPerMinute: 10_000 });
    const { accessToken } = await (
      await tiktok.control("POST", "tokens", { persona: "creator" })
    ).json();
    const { body } = await historyOf(tiktok, CREATOR);
    const present = await read(tiktok, accessToken);
    for (const [index, row] of body.days.entries()) {
      const clockAheadSeconds = (index - 90) * DAY;
      await tiktok.control("PATCH", "settings", { clockAheadSeconds });
      const { user, videos, views } = await read(tiktok, accessToken);
      const { day, ...counts } = row;
      expect({
        followers: user.follower_count,
        following: user.following_count,
        likes: user.likes_count,
        videos: user.video_count,
        views,
      }).toEqual(counts);
      const until = Math.floor(Date.now() / 1000) + clockAheadSeconds;
      const posted = present.videos.filter(({ create_time }) => create_time <= until);
      expect(videos.map(({ create_time }) => create_time)).toEqual(
        posted.map(({ create_time }) => create_time),
      );
      expect(user.video_count, day).toBe(videos.length);
    }
  });

  it("is refused for an unknown open_id", async () => {
    const { status, body } = await historyOf(await newTikTok(), "nobody");
    expect([status, body]).toEqual([404, { error: "No persona has this open_id." }]);
  });

  it.each(["&days=0", "&days=1001", "&days=x", "&day=3"])("is refused with %s", async (query) => {
    expect((await historyOf(await newTikTok(), CREATOR, query)).status).toBe(400);
  });

  it("is refused without an open_id", async () => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("GET", "history")).status).toBe(400);
  });
});
