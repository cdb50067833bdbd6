import { expect, it } from "vitest";
import { decryptToken, encryptToken } from "./encryption";

const SECRET = "0123456789abcdef0123456789abcdef";
const OLD = "fedcba9876543210fedcba9876543210";
const PLACE = "tiktok:_000id:access_token";

it("decrypts what it encrypted, and never encrypts the same way twice", () => {
  const one = encryptToken("act.secret", [SECRET], PLACE);
  const two = encryptToken("act.secret", [SECRET], PLACE);
  expect(one).not.toBe(two);
  expect(one).not.toContain("secret");
  expect(decryptToken(one, [SECRET], PLACE)).toBe("act.secret");
  expect(decryptToken(encryptToken("", [SECRET], PLACE), [SECRET], PLACE)).toBe("");
});

it("decrypts with the secret before the current one, which encrypts", () => {
  const old = encryptToken("act.1", [OLD], PLACE);
  expect(decryptToken(old, [SECRET, OLD], PLACE)).toBe("act.1");
  expect(decryptToken(old, [SECRET], PLACE)).toBeNull();
  const fresh = encryptToken("act.2", [SECRET, OLD], PLACE);
  expect(decryptToken(fresh, [SECRET], PLACE)).toBe("act.2");
});

it.each(["tiktok:_000id:refresh_token", "tiktok:another:access_token", ""])(
  "does not decrypt a value that was copied to %s",
  (place) => {
    const value = encryptToken("act.1", [SECRET], PLACE);
    expect(decryptToken(value, [SECRET], place)).toBeNull();
  },
);

it("decrypts nothing that was altered", () => {
  const value = encryptToken("act.secret", [SECRET], PLACE);
  for (let index = value.lastIndexOf(".") + 1; index < value.length; index += 3) {
    const other = value[index] === "A" ? "B" : "A";
    const altered = value.slice(0, index) + other + value.slice(index + 1);
    expect(decryptToken(altered, [SECRET], PLACE), altered).not.toBe("act.secret");
  }
  for (const wrong of ["", "v1", "v1.x.y", "act.plain", value.slice(0, 20), `v2${value.slice(2)}`])
    expect(decryptToken(wrong, [SECRET], PLACE), wrong).toBeNull();
});
