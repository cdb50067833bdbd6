import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { TikTokError } from "./errors";
import { callTikTok, secondsToWait } from "./request";
import { createTikTok } from "./tiktok";

const tiktok = createTikTok({
  clientKey: "the-key",
  clientSecret: "the-secret",
  scopes: ["user.info.basic"],
});

const schema = z.object({ data: z.object({ user: z.object({ open_id: z.string() }) }) });
const good = { data: { user: { open_id: "id" } }, error: { code: "ok", message: "", log_id: "l" } };

afterEach(() => vi.unstubAllGlobals());

function answer(body: string | object, init?: ResponseInit) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  vi.stubGlobal("fetch", async () => new Response(text, init));
}

function ask(): Promise<unknown> {
  return callTikTok(tiktok, "user/info", "https://open.tiktokapis.com/v2/user/info/", {}, schema);
}

const refusal = () =>
  ask().then(
    () => expect.unreachable(),
    (error: TikTokError) => error,
  );

describe("callTikTok", () => {
  it("returns the parsed body and when TikTok sent it", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 10, 3) });
    answer(good, { headers: { date: "Mon, 23 Nov 2026 10:00:00 GMT" } });
    const body = { data: { user: { open_id: "id" } } };
    expect(await ask()).toEqual({ body, at: Date.UTC(2026, 10, 23, 10) / 1000 });
    answer(good, { headers: { date: "Mon, 23 Nov 9926 10:00:00 GMT" } });
    expect(await ask()).toMatchObject({ at: Date.UTC(2026, 10, 23, 10, 3) / 1000 });
    vi.useRealTimers();
  });

  it("uses the current time for an answer without a date", async () => {
    vi.useFakeTimers({ now: 1_795_000_000_900 });
    answer(good);
    expect(await ask()).toMatchObject({ at: 1_795_000_000 });
    vi.useRealTimers();
  });

  it("finds TikTok's flat error inside an HTTP 200 answer", async () => {
    answer({ error: "invalid_client", error_description: "Wrong.", log_id: "2026" });
    expect(await refusal()).toMatchObject({
      failure: "client_mismatch",
      detail: { status: 200, code: "invalid_client", description: "Wrong.", logId: "2026" },
    });
  });

  it("finds the Display API's error envelope, with or without data", async () => {
    const error = { code: "scope_not_authorized", message: "No.", log_id: "2027" };
    answer({ data: {}, error }, { status: 401 });
    expect(await refusal()).toMatchObject({ failure: "scope_refused", detail: { logId: "2027" } });
    answer({ error }, { status: 401 });
    expect(await refusal()).toMatchObject({ failure: "scope_refused" });
  });

  it("uses the log_id of the header if the body has none", async () => {
    answer({ error: "server_error" }, { headers: { "x-tt-logid": "2028" } });
    expect(await refusal()).toMatchObject({ detail: { logId: "2028" } });
  });

  it.each([
    ["<html>Bad gateway</html>", 502, "unavailable"],
    ["<html>Hello</html>", 200, "unreadable_answer"],
    ["", 200, "unreadable_answer"],
    ["null", 200, "unreadable_answer"],
    ['{"data":{"user":{}},"error":{"code":"ok"}}', 200, "open_id_missing"],
    ['{"data":{}}', 200, "unreadable_answer"],
    ["{}", 429, "rate_limited"],
  ])("%s with status %i: %s", async (body, status, failure) => {
    answer(body, { status });
    expect(await refusal()).toMatchObject({ failure });
  });

  it("reports an interrupted answer as unavailable", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("cut")) });
    vi.stubGlobal("fetch", async () => new Response(body));
    expect(await refusal()).toMatchObject({ failure: "unavailable" });
  });

  it.each([301, 302, 303, 307, 308])(
    "does not follow a redirect with status %i",
    async (status) => {
      const fetch = vi.fn(async () => new Response("{}", { status, headers: { location: "/" } }));
      vi.stubGlobal("fetch", fetch);
      expect(await refusal()).toMatchObject({ failure: "unavailable", detail: { status } });
      expect(fetch).toHaveBeenCalledWith(
        expect.anything(),
        expect.objectContaining({ redirect: "manual" }),
      );
    },
  );

  it("stops reading an answer after a megabyte", async () => {
    let chunks = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        chunks += 1;
        controller.enqueue(new Uint8Array(100_000).fill(32));
      },
    });
    vi.stubGlobal("fetch", async () => new Response(body));
    expect(await refusal()).toMatchObject({ failure: "unreadable_answer" });
    expect(chunks).toBeLessThan(15);
  });

  it("does not wait for a body that neither ends nor notices that it is aborted", async () => {
    vi.stubGlobal("fetch", async () => new Response(new ReadableStream()));
    const init = { signal: AbortSignal.timeout(50) };
    const url = "https://open.tiktokapis.com/v2/oauth/token/";
    const call = callTikTok(tiktok, "token", url, init, schema);
    await expect(call).rejects.toMatchObject({ failure: "unavailable" });
  });

  it("reports how long the call took", async () => {
    answer({}, { status: 503 });
    expect((await refusal()).fields.ms).toBeGreaterThanOrEqual(0);
  });

  it("reports a missing answer as unavailable", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
    expect(await refusal()).toMatchObject({ name: "TikTokError", failure: "unavailable" });
  });
});

it.each([
  [null, undefined],
  ["30", 30],
  ["0", undefined],
  ["-5", undefined],
  ["soon", undefined],
  ["99999999999999999999", 86_400],
  ["Mon, 23 Nov 2026 10:01:30 GMT", 90],
  ["Mon, 23 Nov 2026 09:00:00 GMT", undefined],
])("reads Retry-After %s as %s seconds", (header, seconds) => {
  expect(secondsToWait(header, Date.UTC(2026, 10, 23, 10))).toBe(seconds);
});
