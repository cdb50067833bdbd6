import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** Uses the front page as a browser without JavaScript. */
async function newVisitor() {
  const tiktok = await newTikTok();
  const press = async (path: string, form: Record<string, string> = {}) => {
    const body = new URLSearchParams(form);
    const answer = await tiktok.request(path, { method: "POST", headers: BROWSER, body });
    return { status: answer.status, location: answer.headers.get("location") };
  };
  const html = async () => (await tiktok.request("/", { headers: BROWSER })).text();
  const read = async (name: string) => (await tiktok.control("GET", name)).json();
  return { tiktok, press, html, read };
}

describe("faults on the front page", () => {
  it.each([
    ["down", { status: 503 }, "status 503"],
    ["limited", { status: 429, headers: { "retry-after": "30" } }, "status 429, retry-after: 30"],
    ["slow", { delayMs: 8_000 }, "8 s late"],
    ["late", { answerDelayMs: 8_000 }, "carried out at once, answered 8 s late"],
    ["html", { status: 200, contentType: "text/html" }, "status 200, text/html"],
    ["stalled", { bodyDelayMs: 8_000 }, "stops for 8 s"],
    ["large", { spaces: 20_000_000 }, "20 MB larger"],
    ["reset", { reset: true }, "connection reset"],
    ["lost", { lost: true }, "answer lost"],
  ])("can be %s", async (kind, fault, words) => {
    const { press, html, read } = await newVisitor();
    expect(await html()).toContain("None. Every endpoint answers");
    const sent = await press("/_emulator/faults", { endpoint: "user_info", kind, times: "3" });
    expect(sent).toEqual({ status: 303, location: "/#faults" });
    expect((await read("faults")).faults).toEqual([
      expect.objectContaining({ endpoint: "user_info", times: 3, ...fault }),
    ]);
    expect(await html()).toContain(`<code>/v2/user/info/</code><small>${words} · 3 times</small>`);
  });

  it("apply, are counted, and can be cleared", async () => {
    const { tiktok, press, html, read } = await newVisitor();
    const path = "/v2/user/info/?fields=open_id";
    await press("/_emulator/faults", { endpoint: "user_info", kind: "down", times: "2" });
    expect((await tiktok.api(path, "act.none")).status).toBe(503);
    expect(await html()).toContain("status 503 · once");
    expect(await press("/_emulator/faults/clear")).toEqual({ status: 303, location: "/#faults" });
    expect((await read("faults")).faults).toEqual([]);
    expect((await tiktok.api(path, "act.none")).status).toBe(401);
  });

  it.each([
    ["endpoint", "nothing"],
    ["kind", "constructor"],
    ["times", "0"],
    ["times", ""],
    ["lost", "true"],
  ])("are not added with %s %j", async (name, value) => {
    const { press, read } = await newVisitor();
    const form = { endpoint: "token", kind: "lost", times: "1", [name]: value };
    expect((await press("/_emulator/faults", form)).status).toBe(400);
    expect((await read("faults")).faults).toEqual([]);
  });

  it("composed over HTTP are shown, with HTML escaped", async () => {
    const { tiktok, html } = await newVisitor();
    await tiktok.control("POST", "faults", { endpoint: "token", delayMs: 500, times: 2 });
    const headers = { "x-odd": "<script>" };
    await tiktok.control("POST", "faults", { endpoint: "token", status: 200, headers });
    await tiktok.control("POST", "faults", { endpoint: "token", omit: ["scope"], gzip: true });
    expect(await html()).toContain("0.5 s late · 2 times");
    expect(await html()).toContain("changed answer, gzip · once");
    expect(await html()).toContain("x-odd: &lt;script&gt;");
  });
});

describe("switches on the front page", () => {
  it.each([
    ["legacy-rotation", "rotation", "legacy", "strict-rotation"],
    ["legacy-lifetimes", "accessTokenSeconds", 86_400, "usual-lifetimes"],
    ["clock-ahead", "clockAheadSeconds", 7_200, "clock-on-time"],
    ["denial-without-state", "denialWithState", false, "denial-with-state"],
    ["token-errors-400", "tokenErrorStatus", 400, "token-errors-200"],
  ])("turn to %s and back", async (name, setting, value, back) => {
    const { press, html, read } = await newVisitor();
    const before = await read("settings");
    const pressed = (id: string) => new RegExp(`id="${id}"[^>]*aria-pressed="true"`);
    expect(await html()).toMatch(pressed(back));
    const sent = await press(`/_emulator/actions/${name}`);
    expect(sent).toEqual({ status: 303, location: `/#${name}` });
    expect((await read("settings"))[setting]).toBe(value);
    expect(await html()).toMatch(pressed(name));
    expect(await html()).not.toMatch(pressed(back));
    await press(`/_emulator/actions/${back}`);
    expect(await read("settings")).toEqual(before);
  });

  it("report a value that was set over HTTP", async () => {
    const { tiktok, html, press } = await newVisitor();
    expect(await html()).not.toContain("Another value");
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 290 });
    expect(await html()).toContain("Another value");
    expect(await press("/_emulator/reset")).toEqual({ status: 303, location: "/#reset" });
    expect(await html()).not.toContain("Another value");
  });
});

describe("the front page", () => {
  it("counts valid tokens and shows which personas have consented", async () => {
    const { tiktok, html, press } = await newVisitor();
    await tiktok.signIn();
    expect(await html()).toContain("consents 1, access tokens 1, refresh tokens 1.");
    expect(await html()).toContain("<b>Creator</b> · has consented");
    await press("/_emulator/actions/clock-ahead");
    expect(await html()).toContain("consents 1, access tokens 0, refresh tokens 1.");
  });

  it("logs out", async () => {
    const { tiktok } = await newVisitor();
    const headers = { ...BROWSER, cookie: "emulator_account=creator" };
    expect(await (await tiktok.request("/", { headers })).text()).toContain("Logged in as");
    const answer = await tiktok.request("/_emulator/logout", { method: "POST", headers });
    expect(answer.headers.get("location")).toBe("/#session");
    expect(answer.headers.get("set-cookie")).toContain("Max-Age=0");
  });

  it("has unique element ids and a name for every control", async () => {
    const { html } = await newVisitor();
    const ids = [...(await html()).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const controls = (await html()).match(/<(select|input) /g);
    expect(controls).toHaveLength(3);
    expect((await html()).match(/<label>[^<]+<(select|input) /g)).toHaveLength(3);
  });
});
