import { describe, expect, it } from "vitest";
import { newTikTok } from "../test-client";

const NOON = Date.UTC(2026, 10, 25, 12) / 1000;

/** All that differs between two runs: the code, the tokens, the log id and the profile with its signed pictures. */
async function run(seed: string | null, clockStoppedAt: number | null = NOON) {
  const tiktok = await newTikTok({ seed, clockStoppedAt });
  const code = await tiktok.code();
  const tokens = await (await tiktok.exchange(code)).json();
  const path = "/v2/user/info/?fields=avatar_url,open_id";
  const profile = await (await tiktok.api(path, tokens.access_token)).json();
  return { code, tokens, profile, issued: await (await tiktok.control("GET", "tokens")).json() };
}

describe("a seed", () => {
  it("repeats codes, tokens, log ids and times", async () => {
    const first = await run("one");
    expect(await run("one")).toEqual(first);
    expect(first.profile.error.log_id).toMatch(/^20261125120000[\dA-F]{20}$/);
  });

  it("gives other values for another seed, and within a run", async () => {
    const [one, two] = [await run("one"), await run("two")];
    expect(one.code).not.toBe(two.code);
    const tiktok = await newTikTok({ seed: "one", clockStoppedAt: NOON });
    const tokens = [await tiktok.signIn(), await tiktok.signIn()];
    expect(tokens[0].access_token).not.toBe(tokens[1].access_token);
    expect((await run(null)).code).not.toBe((await run(null)).code);
  });

  it("repeats them after a reset", async () => {
    const tiktok = await newTikTok({ seed: "one", clockStoppedAt: NOON });
    const before = await tiktok.signIn();
    await tiktok.control("POST", "reset");
    expect(await tiktok.signIn()).toEqual(before);
  });
});

describe("a stopped clock", () => {
  it("stands still, and is moved by clockAheadSeconds", async () => {
    const tiktok = await newTikTok({ clockStoppedAt: NOON });
    const expiry = async () => {
      const answer = await tiktok.control("POST", "tokens", { persona: "creator" });
      return (await answer.json()).accessTokenExpiresAt;
    };
    expect(await expiry()).toBe(NOON + 7_200);
    await tiktok.control("PATCH", "settings", { clockAheadSeconds: 60 });
    expect(await expiry()).toBe(NOON + 60 + 7_200);
  });
});
