import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startEmulator } from "./start";
import { newTikTok } from "./test-client";

describe("faults", () => {
  it("answer in order and as often as told, then TikTok answers again", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    const read = () => tiktok.api("/v2/user/info/?fields=open_id", access_token);
    await tiktok.control("POST", "faults", {
      endpoint: "user_info",
      status: 503,
      body: "<html>",
      contentType: "text/html",
      times: 2,
    });
    await tiktok.control("POST", "faults", { endpoint: "user_info", status: 200, body: { a: 1 } });
    const first = await read();
    expect([first.status, await first.text(), first.headers.get("content-type")]).toEqual([
      503,
      "<html>",
      "text/html",
    ]);
    expect((await read()).status).toBe(503);
    expect(await (await read()).json()).toEqual({ a: 1 });
    expect((await (await read()).json()).error.code).toBe("ok");
  });

  it("touch no other endpoint, and can be taken back", async () => {
    const tiktok = await newTikTok();
    await tiktok.control("POST", "faults", { endpoint: "token", status: 500 });
    const { access_token } = { access_token: "act.none" };
    expect((await tiktok.api("/v2/user/info/?fields=open_id", access_token)).status).toBe(401);
    await tiktok.control("DELETE", "faults");
    expect(await tiktok.signIn()).toHaveProperty("access_token");
  });

  it("of no known endpoint are refused", async () => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("POST", "faults", { endpoint: "nothing" })).status).toBe(400);
  });
});

describe("settings", () => {
  it("refuse what they do not know", async () => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("PATCH", "settings", { accessTokenSecond: 1 });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain("accessTokenSecond");
  });

  it("and everything else go back with a reset", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    await tiktok.control("PATCH", "settings", { accessTokenSeconds: 1 });
    await tiktok.control("POST", "reset");
    const settings = await (await tiktok.control("GET", "settings")).json();
    expect(settings.accessTokenSeconds).toBe(7_200);
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toEqual([]);
    expect((await tiktok.api("/v2/user/info/?fields=open_id", access_token)).status).toBe(401);
  });
});

describe("the request log", () => {
  it("has each request to TikTok with its form and status, and no other", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    await tiktok.api("/v2/user/info/?fields=open_id", access_token);
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toHaveLength(2);
    expect(requests[0]).toMatchObject({
      method: "POST",
      path: "/v2/oauth/token/",
      form: { grant_type: "authorization_code", client_key: "sbemulator0clientkey" },
      status: 200,
    });
    expect(requests[1]).toMatchObject({
      path: "/v2/user/info/",
      query: { fields: "open_id" },
      headers: { authorization: `Bearer ${access_token}` },
    });
  });

  it("stands beside the list of all that was given out", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    const given = await (await tiktok.control("GET", "tokens")).json();
    expect(given.accessTokens.map((one: { value: string }) => one.value)).toEqual([access_token]);
    expect(given.refreshTokens.map((one: { value: string }) => one.value)).toEqual([refresh_token]);
    expect(given.codes).toHaveLength(1);
  });
});

describe("a running emulator", () => {
  it("answers over HTTP, shows its front page, and remembers over a restart", async () => {
    const statePath = join(await mkdtemp(join(tmpdir(), "emulator-")), "state.json");
    const first = await startEmulator({ port: 0, statePath });
    const front = await fetch(first.url);
    expect(await front.text()).toContain(first.clientKey);
    expect((await fetch(`${first.url}/nowhere`)).status).toBe(404);
    await fetch(`${first.url}/_emulator/settings`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ clientSecret: "remembered-secret" }),
    });
    await first.close();
    const second = await startEmulator({ port: first.port, statePath });
    expect(second.clientSecret).toBe("remembered-secret");
    await expect(startEmulator({ port: second.port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
    await second.close();
  });
});
