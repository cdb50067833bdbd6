import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { sampleGrant, sampleSession } from "@/tests/support/sample-grant";
import { TikTokError } from "../client/errors";
import { DatabaseProblem } from "../postgres/failure";
import { sampleContext } from "../testing/sample-context";
import { withGrant } from "./api";
import { lastAnswer, reuseAnswer } from "./reuse";
import type { BoundStore } from "./store";

vi.mock("next/headers", () => ({ cookies: vi.fn(), headers: vi.fn() }));

const PAST = 1;
const URL_OF_API = "http://localhost:3000/api/me/videos";

const context = sampleContext();
const { store } = context;

let sessionOf: MockInstance<BoundStore["sessionOf"]>;
let warn: MockInstance<typeof console.warn>;

beforeEach(() => {
  vi.mocked(headers).mockResolvedValue(new Headers() as never);
  vi.mocked(cookies).mockResolvedValue({ get: () => undefined } as never);
  sessionOf = vi.spyOn(store, "sessionOf").mockResolvedValue(sampleSession());
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
});

const signedInWith = (changes: Parameters<typeof sampleGrant>[0]) =>
  sessionOf.mockResolvedValue(sampleSession(sampleGrant(changes)));

/** Calls a handler that needs the videos. */
async function call(
  handler: Parameters<typeof withGrant>[2] = ({ name }) => Response.json({ name }),
  init: { method?: string; headers?: Record<string, string> } = {},
) {
  vi.mocked(headers).mockResolvedValue(new Headers(init.headers) as never);
  const response = await withGrant(
    context,
    ["video.list"],
    handler,
  )(new NextRequest(URL_OF_API, init), {});
  return { response, body: await response.json() };
}

it("gives the handler the grant, its request and its parameters, and keeps caches away", async () => {
  const handler = vi.fn(() => Response.json({ fine: true }));
  const grant = sampleGrant();
  sessionOf.mockResolvedValue(sampleSession(grant));
  const { response, body } = await call(handler);
  expect(body).toEqual({ fine: true });
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(handler).toHaveBeenCalledWith(grant, expect.any(NextRequest), {});
});

it("keeps the cache header of a handler that sets one", async () => {
  const headers = { "cache-control": "private, max-age=60" };
  const { response } = await call(() => Response.json({}, { headers }));
  expect(response.headers.get("cache-control")).toBe("private, max-age=60");
});

describe("a request that cannot be answered", () => {
  const refused = async (status: number, code: string, ...parameters: Parameters<typeof call>) => {
    const handler = vi.fn(parameters[0] ?? (() => Response.json({})));
    const { response, body } = await call(handler, parameters[1]);
    expect(body).toMatchObject({ error: expect.stringMatching(/^[A-Z].*\.$/), code });
    expect(response.status).toBe(status);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("location")).toBeNull();
    if (!parameters[0]) expect(handler).not.toHaveBeenCalled();
    return { response, body };
  };

  it("has no session: 401", async () => {
    sessionOf.mockResolvedValue(null);
    await refused(401, "signed_out");
  });

  it("has a session without TikTok: 403", async () => {
    sessionOf.mockResolvedValue({ ...sampleSession(), grant: null });
    await refused(403, "not_connected");
  });

  it("lacks a scope: 403, with the scope", async () => {
    signedInWith({ scopes: ["user.info.basic"] });
    expect((await refused(403, "scope_missing")).body.scopes).toEqual(["video.list"]);
  });

  it("has a grant that has expired: 401", async () => {
    signedInWith({ accessTokenExpiresAt: PAST, refreshTokenExpiresAt: PAST });
    await refused(401, "grant_ended");
  });

  it.each([
    ["grant_invalid", 401, "grant_ended", null],
    ["rate_limited 30", 503, "tiktok_unavailable", "30"],
    ["unavailable", 503, "tiktok_unavailable", null],
  ])("has a token that could not be refreshed (%s): %i", async (sent, status, code, wait) => {
    signedInWith({ accessTokenExpiresAt: PAST });
    const headers = { "x-rotation-failure": sent };
    const { response } = await refused(status, code, undefined, { headers });
    expect(response.headers.get("retry-after")).toBe(wait);
    expect(warn).not.toHaveBeenCalled();
  });

  it("is not in the matcher of middleware, which the log says", async () => {
    signedInWith({ accessTokenExpiresAt: PAST });
    await refused(503, "tiktok_unavailable");
    await vi.waitFor(() =>
      expect(warn).toHaveBeenCalledWith(
        expect.stringMatching(
          /^\[session\] middleware did not refresh the token for \/api\/me\/videos: add it to its matcher/,
        ),
      ),
    );
  });

  it.each([
    ["access_token_invalid", 401, "grant_ended"],
    ["scope_refused", 403, "scope_missing"],
    ["unavailable", 503, "tiktok_unavailable"],
    ["unreadable_answer", 503, "tiktok_unavailable"],
    ["too_many_calls", 429, "too_many_calls"],
  ] as const)("is refused by TikTok (%s): %i", async (failure, status, code) => {
    const error = new TikTokError(failure, { endpoint: "video/list", retryAfter: 7 });
    const { response } = await refused(status, code, () => Promise.reject(error));
    expect(response.headers.get("retry-after")).toBe(status >= 429 ? "7" : null);
  });

  it("meets a database that does not answer: 503, wherever it is read", async () => {
    const problem = new DatabaseProblem("ECONNREFUSED", "The database does not answer.");
    await refused(503, "database_unavailable", () => Promise.reject(problem));
    vi.spyOn(store, "accessTo").mockRejectedValue(problem);
    await refused(503, "database_unavailable");
    sessionOf.mockRejectedValue(problem);
    await refused(503, "database_unavailable");
  });

  it.each(["same-site", "cross-site"])("comes from another site (%s): 403", async (site) => {
    const headers = { "sec-fetch-site": site };
    await refused(403, "foreign_origin", undefined, { method: "POST", headers });
  });
});

it("accepts a form of this site, and reading from anywhere that has the cookie", async () => {
  const from = (site: string) => ({ "sec-fetch-site": site });
  for (const init of [
    { method: "POST", headers: from("same-origin") },
    { method: "DELETE" },
    { method: "GET", headers: from("cross-site") },
  ])
    expect((await call(undefined, init)).response.status).toBe(200);
});

it("forgets what was read once TikTok has refused the grant", async () => {
  const reuse = { openId: sampleGrant().openId, grant: "sample" };
  await reuseAnswer(context, ["list"], async () => ({ body: "kept", at: 1 }), reuse);
  const error = new TikTokError("access_token_invalid", { endpoint: "video/list" });
  expect(lastAnswer<{ body: string }>(context, ["list"], reuse)?.body).toBe("kept");
  await call(() => Promise.reject(error));
  expect(lastAnswer(context, ["list"], reuse)).toBeNull();
});

it("does not hide a bug", async () => {
  await expect(call(() => Promise.reject(new RangeError("a bug")))).rejects.toThrow("a bug");
});

it("runs no handler for HEAD or a prefetch", async () => {
  const handler = vi.fn(() => Response.json({}));
  for (const init of [{ method: "HEAD" }, { headers: { "sec-purpose": "prefetch" } }])
    expect(
      (await withGrant(context, ["video.list"], handler)(new NextRequest(URL_OF_API, init), {})).ok,
    ).toBe(false);
  expect(handler).not.toHaveBeenCalled();
});
