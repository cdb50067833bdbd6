import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningEmulator, startEmulator } from "../start";
import { newTikTok } from "../test-client";

const CONTROLS = [
  ["GET", "/"],
  ["POST", "/_emulator/reset"],
  ["POST", "/_emulator/actions/expire-access-tokens"],
  ["GET", "/_emulator/settings"],
  ["PATCH", "/_emulator/settings"],
  ["GET", "/_emulator/faults"],
  ["POST", "/_emulator/faults"],
  ["DELETE", "/_emulator/faults"],
  ["POST", "/_emulator/faults/clear"],
  ["GET", "/_emulator/requests"],
  ["DELETE", "/_emulator/requests"],
  ["GET", "/_emulator/deliveries"],
  ["GET", "/_emulator/tokens"],
  ["POST", "/_emulator/tokens"],
  ["POST", "/_emulator/people"],
  ["GET", "/_emulator/history"],
  ["POST", "/_emulator/login"],
  ["POST", "/_emulator/logout"],
  ["POST", "/_emulator/consent"],
];
const FOREIGN_PAGE = /^Another web page sent this request\./;
const FOREIGN_HOST = /^The emulator can be reached at http:\/\/localhost:\d+ only/;

describe("the emulator's own endpoints", () => {
  let emulator: RunningEmulator;
  beforeAll(async () => {
    emulator = await startEmulator({ port: 0 });
  });
  afterAll(() => emulator.close());

  /** Sends a request as it is. `fetch` neither sets Host nor keeps a path that begins with two slashes. */
  const send = async (method: string, path: string, headers: Record<string, string> = {}) => {
    const { port } = emulator;
    const outgoing = request({ hostname: "127.0.0.1", port, method, path, headers }).end();
    return new Promise<{ status: number; body: string }>((resolve, reject) => {
      outgoing.on("error", reject).on("response", async (answer) => {
        resolve({ status: answer.statusCode ?? 0, body: await text(answer) });
      });
    });
  };

  it.each(CONTROLS)("refuse a page of another origin: %s %s", async (method, path) => {
    const site = `localhost:${emulator.port}`;
    for (const origin of [
      "https://evil.example",
      "http://localhost:3000",
      "null",
      `http://x.${site}`,
    ]) {
      const { status, body } = await send(method, path, { host: site, origin });
      expect(status, origin).toBe(403);
      expect(body).toMatch(FOREIGN_PAGE);
    }
  });

  it.each(CONTROLS)("refuse another host name: %s %s", async (method, path) => {
    for (const name of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "0"]) {
      const host = `${name}:${emulator.port}`;
      // To the browser this page is of the same origin.
      const { status, body } = await send(method, path, { host, origin: `http://${host}` });
      expect(status, name).toBe(403);
      expect(body).toMatch(FOREIGN_HOST);
      expect((await send(method, path, { host })).status).toBe(403);
    }
  });

  it("refuse another host name when the path names an allowed one", async () => {
    const host = `evil.example:${emulator.port}`;
    const { status, body } = await send("GET", "//localhost/_emulator/tokens", { host });
    expect([status, body]).toEqual([403, expect.stringMatching(FOREIGN_HOST)]);
  });

  it.each(["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])("answer at %s", async (name) => {
    const host = `${name}:${emulator.port}`;
    const origin = `http://${host.toLowerCase()}`;
    expect((await send("GET", "/_emulator/tokens", { host })).status).toBe(200);
    expect((await send("POST", "/_emulator/reset", { host, origin })).status).toBe(204);
    const tunnelled = `${name}:8080`;
    expect((await send("GET", "/", { host: tunnelled })).status).toBe(200);
  });

  it("change nothing when they refuse", async () => {
    const foreign = { host: `localhost:${emulator.port}`, origin: "https://evil.example" };
    const { url } = emulator;
    const body = JSON.stringify({ endpoint: "token", status: 503 });
    await fetch(`${url}/_emulator/faults`, { method: "POST", body });
    await send("POST", "/_emulator/reset", foreign);
    await send("DELETE", "/_emulator/faults", foreign);
    expect((await (await fetch(`${url}/_emulator/faults`)).json()).faults).toHaveLength(1);
  });

  it("cannot be shown in a frame, where a page could trick the developer into pressing a button", async () => {
    const answer = await fetch(emulator.url);
    expect(answer.headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
  });
});

describe("an emulator with another base URL", () => {
  it("answers at its own host name", async () => {
    const tiktok = await newTikTok();
    const read = (host: string) => tiktok.request("/_emulator/tokens", { headers: { host } });
    expect((await read("tiktok.test")).status).toBe(200);
    expect((await read("tiktok.test:81")).status).toBe(403);
    expect((await read("evil.test")).status).toBe(403);
  });
});

describe("allowed hosts and origins", () => {
  const allowed = {
    allowedHosts: ["tiktok"],
    allowedOrigins: ["http://localhost:3000"],
  };
  const send = async (method: string, headers: Record<string, string>, settings = allowed) => {
    const tiktok = await newTikTok(settings);
    return tiktok.request("/_emulator/tokens", { method, headers });
  };

  it("reach the controls under another host name, and no other name does", async () => {
    expect((await send("GET", { host: "tiktok:4600" })).status).toBe(200);
    expect((await send("GET", { host: "tiktok.evil.example" })).status).toBe(403);
    expect((await send("GET", { host: "tiktok", origin: "https://evil.example" })).status).toBe(
      403,
    );
  });

  it("let another page read and send JSON, and no other page", async () => {
    const origin = "http://localhost:3000";
    const read = await send("GET", { origin });
    expect(read.status).toBe(200);
    expect(read.headers.get("access-control-allow-origin")).toBe(origin);
    const asked = await send("OPTIONS", { origin });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-headers")).toBe("content-type");
    const other = await send("GET", { origin: "http://localhost:3001" });
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    const without = { allowedHosts: [], allowedOrigins: [] };
    expect((await send("OPTIONS", { origin }, without)).status).toBe(403);
  });

  it.each([
    { allowedHosts: ["a:1"] },
    { allowedOrigins: ["http://a/b"] },
    { allowedOrigins: ["*"] },
  ])("are refused as %j", async (settings) => {
    const tiktok = await newTikTok();
    expect((await tiktok.control("PATCH", "settings", settings)).status).toBe(400);
  });
});

describe("TikTok's own endpoints", () => {
  it("are open to every origin and host name", async () => {
    const tiktok = await newTikTok();
    const headers = { host: "evil.example", origin: "https://evil.example" };
    const answer = await tiktok.request("/v2/oauth/token/", { method: "POST", headers });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ error: "invalid_request" });
    expect((await tiktok.request("/v2/user/info/", { headers })).status).toBe(401);
  });
});
