import { afterEach, describe, expect, it, vi } from "vitest";
import { newTikTok } from "../test-client";

const PATH = "/v2/user/info/?fields=open_id";

describe("the rate limit", () => {
  afterEach(() => void vi.useRealTimers());

  const newClient = async () => {
    const tiktok = await newTikTok({ rateLimitPerMinute: 2 });
    const { access_token } = await tiktok.signIn();
    const call = async (path = PATH, body?: unknown) =>
      (await tiktok.api(path, access_token, body)).status;
    return { tiktok, call };
  };

  it("refuses calls over the limit for one minute", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { call } = await newClient();
    expect([await call(), await call(), await call()]).toEqual([200, 200, 429]);
    vi.advanceTimersByTime(59_000);
    expect(await call()).toBe(429);
    vi.advanceTimersByTime(60_001);
    expect(await call()).toBe(200);
  });

  it("say in Retry-After how long to wait, unless configured not to", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { tiktok, call } = await newClient();
    const waitOf = async () => (await tiktok.api(PATH, "act.any")).headers.get("retry-after");
    await call();
    vi.advanceTimersByTime(10_000);
    await call();
    // All but one of the calls have to be over a minute old, and refused calls count.
    expect(await waitOf()).toBe("60");
    vi.advanceTimersByTime(15_000);
    expect(await waitOf()).toBe("45");
    vi.advanceTimersByTime(45_001);
    expect(await call()).toBe(200);
    expect(await waitOf()).not.toBeNull();
    await tiktok.control("PATCH", "settings", { sendRetryAfter: false });
    expect(await waitOf()).toBeNull();
  });

  it("counts parallel calls", async () => {
    const { call } = await newClient();
    const statuses = await Promise.all([call(), call(), call(), call()]);
    expect(statuses.sort()).toEqual([200, 200, 429, 429]);
  });

  it("counts each endpoint separately", async () => {
    const { call } = await newClient();
    await call();
    await call();
    expect(await call("/v2/video/list/?fields=id", {})).toBe(200);
  });

  it("ignores the emulator's clock and a cleared request log", async () => {
    const { tiktok, call } = await newClient();
    await call();
    await call();
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 120 });
    await tiktok.control("DELETE", "requests");
    expect(await call()).toBe(429);
    await tiktok.control("POST", "reset");
    expect(await call()).toBe(401);
  });
});
