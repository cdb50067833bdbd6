import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startEmulator } from "./start";
import { newTikTok } from "./test-client";

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
      error: null,
    });
    expect(requests[1]).toMatchObject({
      path: "/v2/user/info/",
      query: { fields: "open_id" },
      headers: { authorization: `Bearer ${access_token}` },
    });
  });

  it("tells refusals from answers, whatever their status", async () => {
    const tiktok = await newTikTok();
    await tiktok.exchange("unknown");
    await tiktok.api("/v2/user/info/?fields=open_id", "act.unknown");
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toMatchObject([
      { status: 200, error: "invalid_grant" },
      { status: 401, error: "access_token_invalid" },
    ]);
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

describe("what happens at TikTok by itself", () => {
  const act = async (tiktok: Awaited<ReturnType<typeof newTikTok>>, name: string) => {
    expect((await tiktok.control("POST", `actions/${name}`)).status).toBe(204);
  };
  const PATH = "/v2/user/info/?fields=open_id,avatar_url";

  it("ends access tokens, refresh tokens and pictures that were given out", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    const avatar = async (token: string) =>
      (await (await tiktok.api(PATH, token)).json()).data.user.avatar_url as string;
    const status = async (url: string) =>
      (await tiktok.request(url.replace("http://tiktok.test", ""))).status;
    const before = await avatar(access_token);
    await act(tiktok, "expire-pictures");
    expect(await status(before)).toBe(403);
    expect(await status(await avatar(access_token))).toBe(200);
    await act(tiktok, "expire-access-tokens");
    expect((await tiktok.api(PATH, access_token)).status).toBe(401);
    const fresh = await tiktok.refresh(refresh_token);
    expect((await tiktok.api(PATH, fresh.access_token)).status).toBe(200);
    await act(tiktok, "expire-refresh-tokens");
    expect(await tiktok.refresh(fresh.refresh_token)).toMatchObject({ error: "invalid_grant" });
  });

  it("removes the app with all its tokens", async () => {
    const tiktok = await newTikTok();
    const { access_token, refresh_token } = await tiktok.signIn();
    await act(tiktok, "remove-consents");
    expect((await tiktok.api(PATH, access_token)).status).toBe(401);
    expect(await tiktok.refresh(refresh_token)).toMatchObject({ error: "invalid_grant" });
  });

  it("changes rotation and lifetimes", async () => {
    const tiktok = await newTikTok();
    await act(tiktok, "legacy-lifetimes");
    await act(tiktok, "legacy-rotation");
    const tokens = await tiktok.signIn();
    expect(tokens).toMatchObject({ expires_in: 86_400, refresh_expires_in: 31_536_000 });
    expect((await tiktok.refresh(tokens.refresh_token)).refresh_token).toBe(tokens.refresh_token);
  });

  it("knows no other", async () => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("POST", "actions/constructor")).status).toBe(404);
    expect((await tiktok.control("POST", "actions/nothing")).status).toBe(404);
  });
});

describe("webhooks", () => {
  it("are signed over time and body, go to this machine alone, and can be repeated", async () => {
    const received: { signature: string; body: string }[] = [];
    const server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      received.push({ signature: String(request.headers["tiktok-signature"]), body });
      response.end();
    }).listen(0, "localhost");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const tiktok = await newTikTok();
    const elsewhere = { webhookUrl: "https://example.com/hook" };
    expect((await tiktok.control("PATCH", "settings", elsewhere)).status).toBe(400);
    await tiktok.control("PATCH", "settings", { webhookUrl: `http://localhost:${port}/hook` });
    const { open_id } = await tiktok.signIn();
    await tiktok.control("POST", "actions/remove-consents");
    await tiktok.control("POST", "actions/repeat-webhook");
    await tiktok.control("POST", "actions/stale-webhook");
    server.close();
    expect(received).toHaveLength(3);
    const [first, again, stale] = received;
    expect(JSON.parse(first?.body ?? "")).toEqual({
      client_key: "sbemulator0clientkey",
      event: "authorization.removed",
      create_time: expect.any(Number),
      user_openid: open_id,
      content: '{"reason":1}',
    });
    expect(again?.body).toBe(first?.body);
    for (const { signature, body } of received) {
      const [, time, hash] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(signature) ?? [];
      const secret = "emulator-secret-not-for-the-real-tiktok";
      expect(createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")).toBe(hash);
    }
    expect(Number(/t=(\d+)/.exec(stale?.signature ?? "")?.[1])).toBeLessThan(
      Date.now() / 1000 - 86_400,
    );
  });
});
