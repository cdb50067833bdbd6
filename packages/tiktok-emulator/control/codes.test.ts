import { describe, expect, it } from "vitest";
import { CHALLENGE, newTikTok, REDIRECT_URI } from "../test-client";

const REQUEST = {
  redirect_uri: REDIRECT_URI,
  scope: "user.info.basic,video.list",
  state: "the-state",
  code_challenge: CHALLENGE,
};

describe("a code in one call", () => {
  const ask = async (body: object) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("POST", "codes", body);
    return { tiktok, status: answer.status, body: await answer.json() };
  };

  it("is for the persona and the scopes, and can be exchanged", async () => {
    const { tiktok, body } = await ask({ persona: "newcomer", request: REQUEST });
    expect(body.scopes).toEqual(["user.info.basic", "video.list"]);
    const callback = new URL(body.callbackUrl);
    expect(callback.origin + callback.pathname).toBe(REDIRECT_URI);
    expect(callback.searchParams.get("state")).toBe("the-state");
    expect(callback.searchParams.get("code")).toBe(body.code);
    const tokens = await (await tiktok.exchange(body.code)).json();
    expect(tokens).toMatchObject({ scope: "user.info.basic,video.list" });
  });

  it("is for fewer scopes if the persona agrees to fewer", async () => {
    const { body } = await ask({ persona: "creator", request: REQUEST, scopes: [] });
    expect(body.scopes).toEqual(["user.info.basic"]);
  });

  it("is not given after Cancel", async () => {
    const { body } = await ask({ persona: "creator", request: REQUEST, decision: "cancel" });
    expect(body).toMatchObject({ code: null, scopes: [] });
    expect(body.callbackUrl).toContain("error=access_denied");
  });

  it.each([
    [
      { persona: "nobody", request: REQUEST },
      404,
      expect.stringContaining('There is no persona "nobody"'),
    ],
    [{ persona: "non-target", request: REQUEST }, 400, "TikTok refuses: non_sandbox_target."],
    [
      { persona: "creator", request: { ...REQUEST, redirect_uri: "https://a.example" } },
      400,
      expect.stringContaining("not registered"),
    ],
    [{ request: REQUEST }, 400, expect.stringContaining("persona")],
    [{ persona: "creator", request: REQUEST, scope: [] }, 400, expect.stringContaining("scope")],
  ])("is refused for %j", async (wanted, status, error) => {
    expect(await ask(wanted)).toMatchObject({ status, body: { error } });
  });
});

describe("consentAs", () => {
  const visit = async (consentAs: object, changed?: Record<string, string>) => {
    const tiktok = await newTikTok();
    const set = await tiktok.control("PATCH", "settings", { consentAs });
    expect(set.status).toBe(200);
    const answer = await tiktok.authorize(changed);
    return { tiktok, answer, location: answer.headers.get("location") ?? "" };
  };

  it("answers the authorization page at once, as the persona and with all scopes", async () => {
    const { tiktok, location } = await visit({ persona: "newcomer" });
    const { searchParams } = new URL(location);
    expect(searchParams.get("scopes")?.split(",")).toHaveLength(4);
    const tokens = await (await tiktok.exchange(searchParams.get("code") ?? "")).json();
    expect(tokens.open_id).toMatch(/^-000aB3/);
  });

  it("is on the front page", async () => {
    const { tiktok } = await visit({ persona: "newcomer" });
    const answered = "answered at once as <b>newcomer</b>";
    expect(await (await tiktok.request("/")).text()).toContain(answered);
    await tiktok.control("PATCH", "settings", { consentAs: null });
    expect(await (await tiktok.request("/")).text()).not.toContain("answered at once");
  });

  it("can agree to some scopes, and cancel", async () => {
    const some = await visit({ persona: "creator", scopes: ["video.list"] });
    expect(some.location).toContain("scopes=user.info.basic%2Cvideo.list&");
    const cancelled = await visit({ persona: "creator", decision: "cancel" });
    expect(cancelled.location).toContain("error=access_denied");
  });

  it("shows TikTok's error page for a bad request, and to an account that is no target user", async () => {
    const bad = await visit({ persona: "creator" }, { scope: "none" });
    expect(bad.location).toMatch(/^\/v2\/auth\/authorize\?.*error=invalid_scope/);
    const refused = await visit({ persona: "non-target" });
    expect(refused.location).toContain("error_type=non_sandbox_target");
    const shown = await refused.tiktok.request(refused.location);
    expect(await shown.text()).toContain("Something went wrong");
  });

  it("answers 400 if there is no such persona", async () => {
    expect((await visit({ persona: "nobody" })).answer.status).toBe(400);
  });
});
