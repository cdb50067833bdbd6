import { afterEach, expect, it, vi } from "vitest";

vi.hoisted(() => {
  process.env.AUTH_TIKTOK_ID = "the-key";
  process.env.AUTH_TIKTOK_SECRET = "the-secret";
});
const { refreshTokens, requestToken } = await import("@/lib/tiktok/token");

afterEach(() => vi.unstubAllGlobals());

const answer = {
  access_token: "act.1",
  expires_in: 7_200,
  refresh_token: "rft.2",
  refresh_expires_in: 15_552_000,
  open_id: "id",
  scope: "user.info.basic,video.list",
  token_type: "Bearer",
};

function tiktokAnswers(body: unknown, init?: ResponseInit) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(body, init));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

it("refreshes with TikTok's names for the client, as a form that nothing caches", async () => {
  const fetch = tiktokAnswers(answer);
  expect(await refreshTokens("rft.1")).toEqual(answer);
  const [url, init] = fetch.mock.calls[0] ?? [];
  expect(url).toBe("https://open.tiktokapis.com/v2/oauth/token/");
  expect(Object.fromEntries(new URLSearchParams(String(init?.body)))).toEqual({
    client_key: "the-key",
    client_secret: "the-secret",
    grant_type: "refresh_token",
    refresh_token: "rft.1",
  });
  expect(init).toMatchObject({ method: "POST", cache: "no-store" });
  expect(init?.signal).toBeInstanceOf(AbortSignal);
});

it.each([
  [{ error: "invalid_grant", error_description: "Used." }, undefined, "grant_invalid"],
  [{ error: "invalid_client" }, { status: 400 }, "client_mismatch"],
  [{ error: "invalid_request", error_description: "Code verifier …" }, undefined, "pkce_mismatch"],
  [
    { error: "invalid_request", error_description: "Redirect_uri …" },
    undefined,
    "redirect_mismatch",
  ],
  ["<html></html>", { status: 502 }, "unavailable"],
  [{}, { status: 429 }, "rate_limited"],
  [{ ...answer, open_id: undefined }, undefined, "open_id_missing"],
  [{ ...answer, access_token: "" }, undefined, "unreadable_answer"],
  [{ ...answer, expires_in: -1 }, undefined, "unreadable_answer"],
])("reports %o as a failure, whatever the status", async (body, init, failure) => {
  tiktokAnswers(body, init);
  await expect(requestToken(new URLSearchParams())).rejects.toMatchObject({ failure });
});

it("accepts lifetimes as strings", async () => {
  tiktokAnswers({ ...answer, expires_in: "7200" });
  expect((await requestToken(new URLSearchParams())).expires_in).toBe(7_200);
});
