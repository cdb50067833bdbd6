import { mkdtempSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { makeCertificate } from "./https/certificate";
import { keptCertificate } from "./https/kept-certificate";
import { startEmulator } from "./start";

const settingsOf = async (url: string) => (await fetch(`${url}/_emulator/settings`)).json();
const temporary = () => mkdtempSync(join(tmpdir(), "emulator-start-"));

describe("several emulators in one process", () => {
  it("share nothing", async () => {
    const all = await Promise.all([1, 2].map(() => startEmulator({ port: 0 })));
    const [first, second] = all;
    const signIn = (url = "") =>
      fetch(`${url}/_emulator/tokens`, { method: "POST", body: '{"persona":"creator"}' });
    const { accessToken } = await (await signIn(first?.url)).json();
    const ask = (url = "") =>
      fetch(`${url}/v2/user/info/?fields=open_id`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
    expect((await ask(first?.url)).status).toBe(200);
    expect((await ask(second?.url)).status).toBe(401);
    await Promise.all(all.map((one) => one.close()));
  });
});

describe("a kept state", () => {
  it("follows new defaults, and keeps what was changed while it ran", async () => {
    const statePath = join(temporary(), "state.json");
    const before = await startEmulator({ port: 0, statePath, settings: { approvedScopes: [] } });
    const body = JSON.stringify({ rotation: "legacy", clientKey: "sbchanged" });
    await fetch(`${before.url}/_emulator/settings`, { method: "PATCH", body });
    await before.close();
    const after = await startEmulator({ port: 0, statePath, settings: { clientKey: "sbgiven" } });
    expect(await settingsOf(after.url)).toMatchObject({
      approvedScopes: expect.arrayContaining(["video.publish"]),
      rotation: "legacy",
      clientKey: "sbgiven",
    });
    await after.close();
  });

  it("says so if its settings do not go with those of the start", async () => {
    const statePath = join(temporary(), "state.json");
    const before = await startEmulator({ port: 0, statePath });
    const webRedirectUris = ["http://localhost:1/callback"];
    const body = JSON.stringify({ allowHttpWeb: true, webRedirectUris });
    await fetch(`${before.url}/_emulator/settings`, { method: "PATCH", body });
    await before.close();
    const print = vi.spyOn(console, "error").mockReturnValue();
    const settings = { allowHttpWeb: false };
    const after = await startEmulator({ port: 0, statePath, settings });
    expect(print.mock.calls.flat().join()).toContain("the Web platform accepts https only");
    expect((await settingsOf(after.url)).webRedirectUris).toEqual([]);
    await after.close();
  });

  it("refuses settings that are not accepted, with the reason", async () => {
    const settings = { webhookUrl: "http://example.com/" };
    await expect(startEmulator({ port: 0, settings })).rejects.toThrow(
      "webhooks are sent to this machine only",
    );
  });
});

describe("https", () => {
  const get = (url: string, ca: string) =>
    new Promise((resolve, reject) => {
      const sent = request(`${url}/_emulator/settings`, { ca, agent: false }, (answer) =>
        resolve(json(answer)),
      );
      sent.on("error", reject).end();
    });

  it("is served with a certificate that is made, for this machine and the base URL's host", async () => {
    const emulator = await startEmulator({ port: 0, https: true });
    const { url, certificate = "" } = emulator;
    expect(url).toBe(`https://localhost:${emulator.port}`);
    expect(await get(url, certificate)).toMatchObject({ clientKey: emulator.clientKey });
    const other = await makeCertificate([]);
    await expect(get(url, other.cert)).rejects.toThrow(/certificate/);
    await emulator.close();
  });

  it("keeps a made certificate until it lacks a name", async () => {
    const folder = temporary();
    const first = await keptCertificate(folder, []);
    expect(readFileSync(first.certPath, "utf8")).toBe(first.cert);
    expect((await keptCertificate(folder, ["localhost"])).cert).toBe(first.cert);
    const second = await keptCertificate(folder, ["tiktok.internal", "10.0.0.7"]);
    expect(second.cert).not.toBe(first.cert);
    expect((await keptCertificate(folder, ["10.0.0.7"])).cert).toBe(second.cert);
  });
});
