import { decode, encode, type JWT } from "next-auth/jwt";
import { expect, it, vi } from "vitest";
import type { Grant } from "@/lib/session/grant";
import { MAX_SEALED_BYTES, open, seal } from "@/lib/session/seal";

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

it("leaves the counts out of a session that would not fit one cookie, and says so", async () => {
  const log = vi.spyOn(console, "warn").mockImplementation(() => {});
  const grant = {
    openId: "id",
    name: "n".repeat(2_300),
    accessToken: "act.one",
    stats: { followers: 1, following: 2, likes: 3, videos: 4 },
  };
  const small = { ...grant, name: "n".repeat(200) } as unknown as Grant;
  const kept = await open({
    token: await seal({ token: { grant: small }, secret, salt }),
    secret,
    salt,
  });
  expect(kept?.grant?.stats).toEqual(grant.stats);
  expect(log).not.toHaveBeenCalled();
  const large = { grant: { ...grant, stats: { ...grant.stats, filler: "f".repeat(900) } } };
  const token = await seal({ token: large as unknown as JWT, secret, salt });
  expect(token.length).toBeLessThanOrEqual(MAX_SEALED_BYTES);
  const opened = await open({ token, secret, salt });
  expect(opened?.grant).toMatchObject({ openId: "id", accessToken: "act.one", stats: {} });
  expect(String(log.mock.calls[0]?.[0])).toContain("do not fit one cookie");
});
