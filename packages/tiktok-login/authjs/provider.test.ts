import { customFetch } from "next-auth";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createTikTok } from "../client/tiktok";
import { withCallback } from "../internal/callback";
import { TikTok } from "./provider";

afterEach(() => vi.unstubAllGlobals());

const provider = TikTok(
  createTikTok({
    clientKey: "the-key",
    clientSecret: "the-secret",
    scopes: ["user.info.basic", "video.list"],
  }),
);

function tiktokAnswers(body: unknown, init?: ResponseInit) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(body, init));
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

const user = (fields: object) => ({ data: { user: fields }, error: { code: "ok" } });

describe("the authorization request", () => {
  it("has client_key, comma-separated scopes and no secret", () => {
    const { url, params } = provider.authorization;
    expect(url).toBe("https://www.tiktok.com/v2/auth/authorize/");
    expect(params).toEqual({ client_key: "the-key", scope: "user.info.basic,video.list" });
  });

  it("is protected by state and PKCE", () => {
    expect(provider.checks).toEqual(["state", "pkce"]);
  });
});

describe("the token request", () => {
  const exchange = () =>
    provider[customFetch]("ignored", { body: new URLSearchParams({ client_id: "x", code: "c" }) });

  it("has client_key instead of client_id", async () => {
    const fetch = tiktokAnswers({
      access_token: "act.1",
      expires_in: 7_200,
      refresh_token: "rft.1",
      refresh_expires_in: 15_552_000,
      open_id: "id",
      scope: "user.info.basic",
      token_type: "Bearer",
    });
    expect(await (await exchange()).json()).toMatchObject({ access_token: "act.1" });
    const form = new URLSearchParams(String(fetch.mock.calls[0]?.[1]?.body));
    expect(form.get("client_key")).toBe("the-key");
    expect(form.has("client_id")).toBe(false);
    expect(form.get("code")).toBe("c");
  });

  it("takes the scopes from the callback if the answer has none", async () => {
    tiktokAnswers({ access_token: "act.1", refresh_token: "rft.1", open_id: "id" });
    const query = new URLSearchParams({ scopes: "video.list" });
    expect(await (await withCallback(query, exchange)).json()).toMatchObject({
      scope: "video.list",
    });
  });

  it("ends the sign-in with TikTok's reason when it fails inside a 200", async () => {
    tiktokAnswers({ error: "invalid_grant", error_description: "Used.", log_id: "2026" });
    await expect(exchange()).rejects.toMatchObject({
      type: "OAuthCallbackError",
      code: "grant_invalid",
      message: expect.stringContaining("Used."),
      cause: {
        err: expect.objectContaining({ fields: expect.objectContaining({ log_id: "2026" }) }),
      },
    });
  });
});

describe("the profile request", () => {
  const read = (tokens: object) => provider.userinfo.request({ tokens });
  const tokens = { access_token: "act.1", open_id: "id", scope: "user.info.basic" };

  it("asks for the fields of the granted scopes", async () => {
    const fetch = tiktokAnswers(user({ open_id: "id", display_name: "Paper Boats" }));
    expect(await read(tokens)).toEqual({ open_id: "id", display_name: "Paper Boats" });
    expect(String(fetch.mock.calls[0]?.[0])).not.toContain("follower_count");
  });

  it.each([
    ["another account", user({ open_id: "another" }), undefined, "unreadable_answer"],
    ["no account", user({}), undefined, "open_id_missing"],
    [
      "a refusal",
      { error: { code: "access_token_invalid" } },
      { status: 401 },
      "access_token_invalid",
    ],
  ])("ends the sign-in for %s", async (_, body, init, code) => {
    tiktokAnswers(body, init);
    await expect(read(tokens)).rejects.toMatchObject({ type: "OAuthCallbackError", code });
  });
});

it("identifies a person by open_id and has no email address", () => {
  expect(provider.profile({ open_id: "id", username: "paperboats" })).toEqual({
    id: "id",
    name: null,
    image: null,
    email: null,
  });
});
