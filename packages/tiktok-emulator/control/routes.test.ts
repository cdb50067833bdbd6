import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startEmulator } from "../start";
import { newTikTok } from "../test-client";

describe("settings", () => {
  it("refuse unknown names", async () => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("PATCH", "settings", { accessTokenSecond: 1 });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain("accessTokenSecond");
  });

  it.each([{ webhookUrl: "x" }, { picturesUrl: "x" }])("refuse %j", async (settings) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("PATCH", "settings", settings);
    expect([answer.status, (await answer.json()).error]).toEqual([
      400,
      expect.stringContaining("URL"),
    ]);
  });

  it("move the clock forward or back, up to ten years", async () => {
    const tiktok = await newTikTok();
    const move = async (clockAheadSeconds: number) =>
      (await tiktok.control("PATCH", "settings", { clockAheadSeconds })).status;
    expect(await move(-315_360_000)).toBe(200);
    expect(await move(315_360_000)).toBe(200);
    expect(await move(-315_360_001)).toBe(400);
    expect(await move(315_360_001)).toBe(400);
  });

  it("and everything else are restored by a reset", async () => {
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
  it("leaves out a request that began before a reset", async () => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    await tiktok.control("POST", "faults", { endpoint: "user_info", delayMs: 100 });
    const delayed = tiktok.api("/v2/user/info/?fields=open_id", access_token);
    await tiktok.control("POST", "reset");
    await delayed;
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toEqual([]);
  });

  it("has every request to TikTok's endpoints with its form and status, and no others", async () => {
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
      error: null,
    });
    expect(requests[1]).toMatchObject({
      path: "/v2/user/info/",
      query: { fields: "open_id" },
      headers: { authorization: `Bearer ${access_token}` },
    });
  });

  it("keeps the last thousand requests", async () => {
    const tiktok = await newTikTok();
    const ask = (number: number) => tiktok.request(`/v2/user/info/?fields=${number}`);
    for (let number = 1; number <= 1_002; number++) await ask(number);
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toHaveLength(1_000);
    expect(requests[0].query).toEqual({ fields: "3" });
    expect(requests.at(-1).query).toEqual({ fields: "1002" });
  });

  it("records errors whatever their status", async () => {
    const tiktok = await newTikTok();
    await tiktok.exchange("unknown");
    await tiktok.api("/v2/user/info/?fields=open_id", "act.unknown");
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toMatchObject([
      { status: 200, error: "invalid_grant" },
      { status: 401, error: "access_token_invalid" },
    ]);
  });

  it.each([
    ["null", null],
    ["[]", null],
    ["{", "unreadable"],
  ])("has an answer whose body is %s", async (body, error) => {
    const tiktok = await newTikTok();
    await tiktok.control("POST", "faults", { endpoint: "token", status: 200, body });
    const answer = await tiktok.token({});
    expect([answer.status, await answer.text()]).toEqual([200, body]);
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toMatchObject([{ status: 200, error }]);
  });

  it("comes with a list of all issued codes and tokens", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    const given = await (await tiktok.control("GET", "tokens")).json();
    expect(given.accessTokens.map((one: { value: string }) => one.value)).toEqual([access_token]);
    expect(given.refreshTokens.map((one: { value: string }) => one.value)).toEqual([refresh_token]);
    expect(given.codes).toHaveLength(1);
  });
});

describe("a running emulator", () => {
  it("answers over HTTP, shows its front page, and keeps its state across a restart", async () => {
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

  it("restores a state that an earlier version saved", async () => {
    const statePath = join(await mkdtemp(join(tmpdir(), "emulator-")), "state.json");
    const first = await startEmulator({ port: 0, statePath });
    const url = `${first.url}/_emulator/settings`;
    await fetch(url, { method: "PATCH", body: JSON.stringify({ avatarSeconds: 60 }) });
    await first.close();
    const kept = JSON.parse(await readFile(statePath, "utf8"));
    delete kept.state.calls;
    kept.state.faults = [{ endpoint: "user_info", status: 503, body: "" }];
    delete kept.state.settings.rateLimitPerMinute;
    await writeFile(statePath, JSON.stringify(kept));
    const second = await startEmulator({ port: 0, statePath, settings: { coverSeconds: 90 } });
    const settings = await (await fetch(`${second.url}/_emulator/settings`)).json();
    expect(settings).toMatchObject({
      avatarSeconds: 60,
      coverSeconds: 90,
      rateLimitPerMinute: 600,
    });
    const path = "/v2/user/info/?fields=open_id";
    expect((await fetch(`${second.url}${path}`)).status).toBe(503);
    expect((await fetch(`${second.url}${path}`)).status).toBe(401);
    await second.close();
  });
});

describe("the raw request", () => {
  it("has duplicate fields, every header and the body as it was sent", async () => {
    const tiktok = await newTikTok();
    const body = "client_key=a&client_key=b&code=x%2Ay";
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-client": "tested" };
    await tiktok.request("/v2/oauth/token/?a=1&a=%32", { method: "POST", headers, body });
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    const { raw, form } = requests[0];
    expect(form.client_key).toBe("b");
    expect(raw).toMatchObject({ search: "?a=1&a=%32", body });
    expect(raw.headers).toContainEqual(["x-client", "tested"]);
    expect(raw.headers).toContainEqual(["content-type", headers["content-type"]]);
  });
});
