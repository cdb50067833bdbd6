import { afterEach, expect, it, vi } from "vitest";
import { createTikTok } from "./tiktok";

const tiktok = createTikTok({
  clientKey: "the-key",
  clientSecret: "the-secret",
  scopes: ["user.info.basic"],
});

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
  const { token_type: _, ...tokens } = answer;
  expect(await tiktok.refresh("rft.1", "id")).toEqual(tokens);
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
  [{ ...answer, refresh_token: undefined }, undefined, "unreadable_answer"],
])("reports %o as a failure, whatever the status", async (body, init, failure) => {
  tiktokAnswers(body, init);
  await expect(tiktok.exchangeCode(new URLSearchParams())).rejects.toMatchObject({ failure });
});

it.each([
  ["7200", 7_200],
  [900, 900],
  // TikTok's documented lifetime, where its answer has none that can be used.
  [undefined, 7_200],
  [null, 7_200],
  [true, 7_200],
  [[900], 7_200],
  [-1, 7_200],
  [0.5, 7_200],
  [8.64e12, 7_200],
])("reads the lifetime %o as %i seconds", async (expires_in, seconds) => {
  tiktokAnswers({ ...answer, expires_in });
  expect((await tiktok.exchangeCode(new URLSearchParams())).expires_in).toBe(seconds);
  expect((await tiktok.refresh("rft.1", "id")).expires_in).toBe(seconds);
});

it.each([
  ["user.info.basic,user.info.stats", "user.info.basic,user.info.stats"],
  ["user.info.basic user.info.stats", "user.info.basic,user.info.stats"],
  [" user.info.basic,\tuser.info.stats ,", "user.info.basic,user.info.stats"],
  [["user.info.basic", "user.info.stats"], "user.info.basic,user.info.stats"],
  [["user.info.basic,user.info.stats", null, 5, {}], "user.info.basic,user.info.stats,5"],
])("reads the scopes %o", async (scope, granted) => {
  tiktokAnswers({ ...answer, scope });
  expect((await tiktok.refresh("rft.1", "id")).scope).toBe(granted);
  const query = new URLSearchParams({ scopes: "video.list" });
  const exchange = tiktok.exchangeCode(new URLSearchParams(), query);
  expect((await exchange).scope).toBe(granted);
});

it.each([undefined, null, "", " ", ",", "<b>", [], [""], {}, 5])(
  "reads the scopes %o as absent: a sign-in has those of the callback, or the basic one",
  async (scope) => {
    tiktokAnswers({ ...answer, scope });
    expect((await tiktok.refresh("rft.1", "id")).scope).toBeUndefined();
    const scopeWith = async (query: string) =>
      (await tiktok.exchangeCode(new URLSearchParams(), new URLSearchParams(query))).scope;
    expect(await scopeWith("scopes=user.info.basic%2Cvideo.list&state=1")).toBe(
      "user.info.basic,video.list",
    );
    expect(await scopeWith("scopes=user.info.basic+video.list")).toBe("user.info.basic,video.list");
    for (const query of ["", "scopes=", "scopes=%3Cb%3E"])
      expect(await scopeWith(query)).toBe("user.info.basic");
    expect((await tiktok.exchangeCode(new URLSearchParams())).scope).toBe("user.info.basic");
  },
);

it("accepts a sign-in that states neither lifetimes nor scopes", async () => {
  const { access_token, refresh_token, open_id } = answer;
  tiktokAnswers({ access_token, refresh_token, open_id });
  expect(await tiktok.exchangeCode(new URLSearchParams())).toEqual({
    ...{ access_token, refresh_token, open_id },
    expires_in: 7_200,
    refresh_expires_in: 15_552_000,
    scope: "user.info.basic",
    token_type: "Bearer",
  });
});

it("accepts a refresh with nothing but an access token", async () => {
  tiktokAnswers({ access_token: "act.2", scope: null, refresh_token: 5 });
  expect(await tiktok.refresh("rft.1", "id")).toEqual({ access_token: "act.2", expires_in: 7_200 });
});

it("waits 30 seconds, because TikTok has used up the code or the token by then", async () => {
  const timeout = vi.spyOn(AbortSignal, "timeout");
  tiktokAnswers(answer);
  await tiktok.exchangeCode(new URLSearchParams());
  await tiktok.refresh("rft.1", "id");
  expect(timeout.mock.calls).toEqual([[30_000], [30_000]]);
});

it("refuses another account's tokens", async () => {
  tiktokAnswers({ ...answer, open_id: "another" });
  await expect(tiktok.refresh("rft.1", "id")).rejects.toMatchObject({
    failure: "unreadable_answer",
  });
});
