import { describe, expect, it } from "vitest";
import { startEmulator } from "../start";
import { newTikTok } from "../test-client";

describe("faults", () => {
  it("answer in order and as often as requested, then TikTok answers as usual", async () => {
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

  it("affect only their endpoint and can be cleared", async () => {
    const tiktok = await newTikTok();
    await tiktok.control("POST", "faults", { endpoint: "token", status: 500 });
    const { access_token } = { access_token: "act.none" };
    expect((await tiktok.api("/v2/user/info/?fields=open_id", access_token)).status).toBe(401);
    await tiktok.control("DELETE", "faults");
    expect(await tiktok.signIn()).toHaveProperty("access_token");
  });

  it("are refused for an unknown endpoint", async () => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("POST", "faults", { endpoint: "nothing" })).status).toBe(400);
  });

  it("are refused with an unknown field", async () => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("POST", "faults", { endpoint: "token", lots: true });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain("lots");
  });
});

describe("a changed answer", () => {
  const read = async (fault: Record<string, unknown>) => {
    const tiktok = await newTikTok();
    const { access_token } = await tiktok.signIn();
    await tiktok.control("POST", "faults", { endpoint: "user_info", ...fault });
    const path = "/v2/user/info/?fields=open_id,display_name,follower_count";
    return (await tiktok.api(path, access_token)).json();
  };

  it("has what was merged into it and keeps the rest", async () => {
    const user = { follower_count: "many", extra: null };
    const answer = await read({ merge: { data: { user, more: [1] } } });
    expect(answer.data).toMatchObject({
      user: { display_name: "Paper Boats", follower_count: "many", extra: null },
      more: [1],
    });
    expect(answer.data.user.open_id).toHaveLength(36);
    expect(answer.error.code).toBe("ok");
  });

  it("can have a value in the place of an object", async () => {
    expect((await read({ merge: { data: null } })).data).toBeNull();
    expect((await read({ merge: { data: [] } })).data).toEqual([]);
  });

  it("lacks what was omitted", async () => {
    const answer = await read({ omit: ["data.user.open_id", "error", "not.there"] });
    expect(Object.keys(answer)).toEqual(["data"]);
    expect(Object.keys(answer.data.user)).toEqual(["display_name", "follower_count"]);
  });

  it("carries out the request", async () => {
    const tiktok = await newTikTok();
    const { refresh_token } = await tiktok.signIn();
    await tiktok.control("POST", "faults", { endpoint: "token", omit: ["scope"] });
    const first = await tiktok.refresh(refresh_token);
    expect(first).not.toHaveProperty("scope");
    expect(await tiktok.refresh(first.refresh_token)).toHaveProperty("scope");
  });

  it.each([{ merge: { a: 1 } }, { omit: ["a"] }])("cannot have a status: %o", async (change) => {
    const tiktok = await newTikTok();
    const fault = { endpoint: "token", status: 500, ...change };
    const answer = await tiktok.control("POST", "faults", fault);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain("cannot be combined with status");
  });
});

describe("a connection fault", () => {
  const setUp = async (fault: Record<string, unknown>) => {
    const tiktok = await newTikTok();
    const tokens = await tiktok.signIn();
    const code = await tiktok.code();
    await tiktok.control("POST", "faults", { ...fault, times: 1 });
    return { tiktok, tokens, code };
  };
  const token = { endpoint: "token" };

  it("does not carry out the request after a reset", async () => {
    const first = await setUp({ ...token, reset: true });
    await expect(first.tiktok.refresh(first.tokens.refresh_token)).rejects.toThrow();
    expect(await first.tiktok.refresh(first.tokens.refresh_token)).toHaveProperty("access_token");
    const second = await setUp({ ...token, reset: true });
    await expect((await second.tiktok.exchange(second.code)).json()).rejects.toThrow();
    expect(await (await second.tiktok.exchange(second.code)).json()).toHaveProperty("open_id");
  });

  it("uses up the refresh token or code when the answer is lost", async () => {
    const first = await setUp({ ...token, lost: true });
    await expect(first.tiktok.refresh(first.tokens.refresh_token)).rejects.toThrow();
    const { refreshTokens } = await (await first.tiktok.control("GET", "tokens")).json();
    expect(refreshTokens).toMatchObject([{ isRevoked: true }, { isRevoked: false }]);
    expect(await first.tiktok.refresh(first.tokens.refresh_token)).toMatchObject({
      error: "invalid_grant",
    });
    const second = await setUp({ ...token, lost: true });
    await expect((await second.tiktok.exchange(second.code)).json()).rejects.toThrow();
    expect(await (await second.tiktok.exchange(second.code)).json()).toMatchObject({
      error: "invalid_grant",
    });
  });

  it("revokes the grant when the answer is lost", async () => {
    const { tiktok, tokens } = await setUp({ endpoint: "revoke", lost: true });
    const answer = await tiktok.post("/v2/oauth/revoke/", { token: tokens.access_token });
    await expect(answer.text()).rejects.toThrow();
    expect((await tiktok.api("/v2/user/info/?fields=open_id", tokens.access_token)).status).toBe(
      401,
    );
  });

  it("carries out the request before the delay when the answer is lost", async () => {
    const { tiktok, tokens } = await setUp({ ...token, lost: true, delayMs: 300 });
    const began = performance.now();
    const late = tiktok.refresh(tokens.refresh_token).catch(() => performance.now() - began);
    await expect
      .poll(async () => (await (await tiktok.control("GET", "tokens")).json()).refreshTokens)
      .toHaveLength(2);
    const { requests } = await (await tiktok.control("GET", "requests")).json();
    expect(requests).toHaveLength(1);
    expect(await late).toBeGreaterThan(290);
  });

  it("does not carry out the request when the connection closes before it", async () => {
    const { tiktok, tokens } = await setUp({ ...token, reset: "start", delayMs: 50 });
    await expect(tiktok.refresh(tokens.refresh_token)).rejects.toThrow();
    expect(await tiktok.refresh(tokens.refresh_token)).toHaveProperty("access_token");
  });

  it.each([{ reset: true }, { status: 503 }])("cannot combine lost with %o", async (fault) => {
    const tiktok = await newTikTok();
    const answer = await tiktok.control("POST", "faults", { ...token, lost: true, ...fault });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toContain("lost cannot be combined with");
  });

  it.each(["reset", "lost"])("of kind %s fails only its own request", async (kind) => {
    const running = await startEmulator({ port: 0 });
    await fetch(`${running.url}/_emulator/faults`, {
      method: "POST",
      body: JSON.stringify({ endpoint: "token", [kind]: true }),
    });
    const ask = async () =>
      (await fetch(`${running.url}/v2/oauth/token/`, { method: "POST" })).text();
    await expect(ask()).rejects.toThrow();
    expect(await ask()).toContain("invalid_request");
    await running.close();
  });
});

describe("a late answer", () => {
  /** Refreshes with a fault, and returns how many refresh tokens there are while the client waits. */
  const refreshWith = async (fault: Record<string, unknown>) => {
    const tiktok = await newTikTok();
    const { refresh_token } = await tiktok.signIn();
    await tiktok.control("POST", "faults", { endpoint: "token", ...fault });
    const began = performance.now();
    const late = tiktok.refresh(refresh_token);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { refreshTokens } = await (await tiktok.control("GET", "tokens")).json();
    const answer = await late;
    return { refreshTokens, answer, took: performance.now() - began };
  };

  it("can come from a request that was carried out at once", async () => {
    const { refreshTokens, answer, took } = await refreshWith({ answerDelayMs: 600 });
    expect(refreshTokens).toMatchObject([
      { isRevoked: true },
      { isRevoked: false, value: answer.refresh_token },
    ]);
    expect(took).toBeGreaterThan(590);
  });

  it("can come from a request that was carried out at the end", async () => {
    const { refreshTokens, answer, took } = await refreshWith({ delayMs: 600 });
    expect(refreshTokens).toMatchObject([{ isRevoked: false }]);
    expect(answer).toHaveProperty("refresh_token");
    expect(took).toBeGreaterThan(590);
  });

  it.each(["delayMs", "answerDelayMs", "bodyDelayMs"])(
    "comes as soon as the faults are cleared, with %s",
    async (delay) => {
      const tiktok = await newTikTok();
      const { refresh_token } = await tiktok.signIn();
      await tiktok.control("POST", "faults", { endpoint: "token", [delay]: 60_000, times: 2 });
      const late = tiktok.refresh(refresh_token);
      const faults = async () => (await (await tiktok.control("GET", "faults")).json()).faults;
      await expect.poll(faults).toMatchObject([{ times: 1 }]);
      await tiktok.control("DELETE", "faults");
      const answer = await late;
      expect(answer).toHaveProperty("refresh_token");
      expect(await tiktok.refresh(answer.refresh_token)).toHaveProperty("refresh_token");
    },
  );

  it("comes from a request that is carried out although the client no longer waits", async () => {
    const running = await startEmulator({ port: 0 });
    const { clientKey, clientSecret, url } = running;
    const control = (path: string, body?: unknown) =>
      fetch(`${url}/_emulator/${path}`, body ? { method: "POST", body: JSON.stringify(body) } : {});
    const { refreshToken } = await (await control("tokens", { persona: "creator" })).json();
    await control("faults", { endpoint: "token", delayMs: 600 });
    const body = new URLSearchParams({
      client_key: clientKey,
      client_secret: clientSecret,
      grant_type: "refresh_token",
      refresh_token: refreshToken,
    });
    const client = new AbortController();
    const { signal } = client;
    const refresh = fetch(`${url}/v2/oauth/token/`, { method: "POST", body, signal });
    const outcome = expect(refresh).rejects.toThrow();
    await expect.poll(async () => (await (await control("faults")).json()).faults).toEqual([]);
    client.abort();
    await outcome;
    const tokens = async () => (await (await control("tokens")).json()).refreshTokens;
    expect(await tokens()).toMatchObject([{ isRevoked: false }]);
    await expect
      .poll(tokens, { timeout: 4_000 })
      .toMatchObject([{ isRevoked: true }, { isRevoked: false }]);
    await running.close();
  });

  it.each([{ lost: true }, { reset: "start" }, { status: 503 }])(
    "cannot be combined with %o",
    async (fault) => {
      const tiktok = await newTikTok();
      const late = { endpoint: "token", answerDelayMs: 1, ...fault };
      const answer = await tiktok.control("POST", "faults", late);
      expect(answer.status).toBe(400);
      expect((await answer.json()).error).toContain("answerDelayMs cannot be combined");
    },
  );
});
