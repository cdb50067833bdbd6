import { decode, encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { open, seal } from "@/lib/session/seal";

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
