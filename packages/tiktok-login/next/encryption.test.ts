import { decode, encode } from "next-auth/jwt";
import { describe, expect, it, vi } from "vitest";
import { sampleContext, SAMPLE_SECRET as secret } from "../testing/sample-context";
import { decrypt, encrypt, MAX_COOKIE_BYTES } from "./encryption";
import type { CookieGrant } from "./grant";

const context = sampleContext();
const salt = "authjs.session-token";
const maxAge = 3600;

it("decrypts what Auth.js encrypted, and the other way round", async () => {
  const theirs = await encode({ token: { sub: "id" }, secret, salt, maxAge });
  expect(await decrypt(context, { token: theirs, salt })).toMatchObject({ sub: "id" });
  const ours = await encrypt(context, { token: { sub: "id" }, salt, maxAge });
  expect(await decode({ token: ours, secret, salt })).toMatchObject({ sub: "id" });
});

it("decrypts with an older secret and encrypts with the first", async () => {
  const older = sampleContext({ secrets: ["an older secret"] });
  const old = await encrypt(older, { token: { sub: "id" }, salt, maxAge });
  const both = sampleContext({ secrets: [secret, "an older secret"] });
  expect(await decrypt(both, { token: old, salt })).toMatchObject({ sub: "id" });
  const fresh = await encrypt(both, { token: { sub: "id" }, salt, maxAge });
  expect(await decrypt(context, { token: fresh, salt })).toMatchObject({ sub: "id" });
});

it("decrypts nothing that expired, was altered, is for another cookie, or has another secret", async () => {
  const token = await encrypt(context, { token: { sub: "id" }, salt, maxAge });
  const expired = await encrypt(context, { token: { sub: "id" }, salt, maxAge: -60 });
  expect(await decrypt(context, { token: expired, salt })).toBeNull();
  expect(await decrypt(context, { token: `${token.slice(0, -4)}AAAA`, salt })).toBeNull();
  expect(await decrypt(context, { token, salt: `__Host-${salt}` })).toBeNull();
  for (const secrets of [["another"], []])
    expect(await decrypt(sampleContext({ secrets }), { token, salt })).toBeNull();
  expect(await decrypt(context, { token: "not a token", salt })).toBeNull();
  expect(await decrypt(context, { token: undefined, salt })).toBeNull();
});

const grant: CookieGrant = {
  sessionId: "0123456789ab",
  openId: "_000kQ7tWm2Zr9xLf4cHs8vBn1yJd6pGa3Eu",
  name: "Paper Boats",
  image: "https://p16.tiktokcdn.com/avatar.webp?x-expires=1",
  username: "paperboats",
  scopes: ["user.info.basic"],
  accessToken: `act.${"a".repeat(80)}`,
  accessTokenExpiresAt: 1_800_000_000,
  accessTokenSeconds: 7_200,
  refreshToken: `rft.${"r".repeat(80)}`,
  refreshTokenExpiresAt: 1_800_000_000,
  grantedAt: 1_700_000_000,
  readAt: 1_700_000_000,
  stats: { followers: 2_417_530_882, following: 318, likes: 81_234_567_890, videos: 46 },
};

describe("a session that does not fit into one cookie", () => {
  const encryptGrant = (changes: Partial<CookieGrant>) =>
    encrypt(context, { token: { grant: { ...grant, ...changes } }, salt });
  const imageOf = (length: number) => `https://p16.tiktokcdn.com/${"i".repeat(length)}`;

  it.each([
    ["nothing", 600, {}, {}, 0],
    ["the picture", 1_100, {}, { image: null }, 1],
    ["the counts, too", 600, { name: "n".repeat(850) }, { image: null, stats: {} }, 2],
    [
      "the handle, too",
      600,
      { name: "n".repeat(800), username: "u".repeat(100) },
      { image: null, stats: {}, username: null },
      3,
    ],
  ])("is kept without %s", async (_, length, changes, without, warnings) => {
    const log = vi.spyOn(console, "warn").mockImplementation(() => {});
    const token = await encryptGrant({ ...changes, image: imageOf(length) });
    expect(token.length).toBeLessThanOrEqual(MAX_COOKIE_BYTES);
    const decrypted = await decrypt(context, { token, salt });
    expect(decrypted?.grant).toEqual({
      ...grant,
      ...changes,
      image: imageOf(length),
      ...without,
    });
    expect(log).toHaveBeenCalledTimes(warnings);
  });

  it("is refused when its tokens alone are too long", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const accessToken = `act.${"a".repeat(3_000)}`;
    await expect(encryptGrant({ accessToken })).rejects.toThrow("does not fit into one cookie");
  });
});
