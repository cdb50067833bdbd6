import { decode, encode } from "next-auth/jwt";
import { describe, expect, it, vi } from "vitest";
import { MAX_SEALED_BYTES, open, seal } from "@/lib/session/encryption";
import type { Grant } from "@/lib/session/grant";

const secret = "0123456789abcdef0123456789abcdef";
const salt = "authjs.session-token";
const maxAge = 3600;

it("opens what Auth.js sealed, and Auth.js opens what this sealed", async () => {
  const theirs = await encode({ token: { sub: "id" }, secret, salt, maxAge });
  expect(await open({ token: theirs, secret, salt })).toMatchObject({ sub: "id" });
  const ours = await seal({ token: { sub: "id" }, secret, salt, maxAge });
  expect(await decode({ token: ours, secret, salt })).toMatchObject({ sub: "id" });
});

it("opens with an older secret and seals with the first", async () => {
  const old = await seal({ token: { sub: "id" }, secret: "an older secret", salt, maxAge });
  const secrets = [secret, "an older secret"];
  expect(await open({ token: old, secret: secrets, salt })).toMatchObject({ sub: "id" });
  const fresh = await seal({ token: { sub: "id" }, secret: secrets, salt, maxAge });
  expect(await open({ token: fresh, secret, salt })).toMatchObject({ sub: "id" });
});

it("opens nothing that expired, was altered, is for another cookie, or of another secret", async () => {
  const token = await seal({ token: { sub: "id" }, secret, salt, maxAge });
  const expired = await seal({ token: { sub: "id" }, secret, salt, maxAge: -60 });
  expect(await open({ token: expired, secret, salt })).toBeNull();
  expect(await open({ token: `${token.slice(0, -4)}AAAA`, secret, salt })).toBeNull();
  expect(await open({ token, secret, salt: `__Secure-${salt}` })).toBeNull();
  expect(await open({ token, secret: "another", salt })).toBeNull();
  expect(await open({ token: "not a token", secret, salt })).toBeNull();
  expect(await open({ token: undefined, secret, salt })).toBeNull();
});

const grant: Grant = {
  openId: "_000kQ7tWm2Zr9xLf4cHs8vBn1yJd6pGa3Eu",
  name: "Paper Boats",
  image: "https://p16.tiktokcdn.com/avatar.webp?x-expires=1",
  username: "paperboats",
  scopes: ["user.info.basic"],
  accessToken: `act.${"a".repeat(80)}`,
  accessTokenExpiresAt: 1_800_000_000,
  refreshToken: `rft.${"r".repeat(80)}`,
  refreshTokenExpiresAt: 1_800_000_000,
  grantedAt: 1_700_000_000,
  readAt: 1_700_000_000,
  stats: { followers: 2_417_530_882, following: 318, likes: 81_234_567_890, videos: 46 },
};

describe("a session that does not fit one cookie", () => {
  const sealed = (changes: Partial<Grant>) =>
    seal({ token: { grant: { ...grant, ...changes } }, secret, salt });
  const imageOf = (length: number) => `https://p16.tiktokcdn.com/${"i".repeat(length)}`;

  it.each([
    ["nothing", 1_900, {}, 0],
    ["the counts", 2_120, { stats: {} }, 1],
    ["the picture, too", 3_000, { stats: {}, image: null }, 2],
  ])("is kept without %s", async (_, length, without, warnings) => {
    const log = vi.spyOn(console, "warn").mockImplementation(() => {});
    const token = await sealed({ image: imageOf(length) });
    expect(token.length).toBeLessThanOrEqual(MAX_SEALED_BYTES);
    const opened = await open({ token, secret, salt });
    expect(opened?.grant).toEqual({ ...grant, image: imageOf(length), ...without });
    expect(log).toHaveBeenCalledTimes(warnings);
  });

  it("is refused when its tokens alone are too long", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const accessToken = `act.${"a".repeat(3_000)}`;
    await expect(sealed({ accessToken })).rejects.toThrow("does not fit one cookie");
  });
});
