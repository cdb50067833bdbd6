import { createHmac, randomBytes } from "node:crypto";
import fc from "fast-check";
import { CompactEncrypt, type CompactJWEHeaderParameters } from "jose";
import { expect, it } from "vitest";
import { decryptJwe } from "@/lib/session/jwe";

const key = new Uint8Array(randomBytes(64));
const header = { alg: "dir", enc: "A256CBC-HS512", kid: "one" };
const keyWith = (kid: string) => (kid === "one" ? key : null);

const sealed = (text: string, changes: Partial<CompactJWEHeaderParameters> = {}) =>
  new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ ...header, ...changes })
    .encrypt(key);

it("decrypts what a library encrypted, whatever it is", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 300 }), async (text) => {
      expect(decryptJwe(await sealed(text), keyWith)).toBe(text);
    }),
  );
});

it("decrypts nothing after any bit of it has changed", async () => {
  const token = await sealed('{"sub":"id"}');
  const [head = "", encryptedKey, ...rest] = token.split(".");
  const changed = (part: string, bit: number) => {
    const bytes = Buffer.from(part, "base64url");
    const at = Math.floor(bit / 8) % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
    return bytes.toString("base64url");
  };
  fc.assert(
    fc.property(fc.nat(3), fc.nat(2_000), (part, bit) => {
      const parts = [head, ...rest].map((text, index) =>
        index === part ? changed(text, bit) : text,
      );
      const [newHead, ...others] = parts;
      expect(decryptJwe([newHead, encryptedKey, ...others].join("."), keyWith)).toBeNull();
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["another key", () => sealed("x", { kid: "two" })],
  ["no key's id", () => sealed("x", { kid: undefined })],
  ["another way of encrypting", async () => rewritten(await sealed("x"), { enc: "A256GCM" })],
  ["another way of sharing the key", async () => rewritten(await sealed("x"), { alg: "none" })],
  ["compression", async () => rewritten(await sealed("x"), { zip: "DEF" })],
  ["an extension", async () => rewritten(await sealed("x"), { crit: ["b64"] })],
  ["an encrypted key", async () => (await sealed("x")).replace("..", ".AAAA.")],
  ["four parts", async () => (await sealed("x")).replace("..", ".")],
  ["a short tag", async () => (await sealed("x")).slice(0, -4)],
  ["no tag", async () => (await sealed("x")).replace(/[^.]+$/, "")],
  ["nothing", async () => "...."],
])("decrypts nothing with %s", async (_, token) => {
  expect(decryptJwe(await token(), keyWith)).toBeNull();
});

/** The same token with another header, and with the tag that belongs to it. */
function rewritten(token: string, changes: Record<string, unknown>): string {
  const [, , iv = "", ciphertext = ""] = token.split(".");
  const head = Buffer.from(JSON.stringify({ ...header, ...changes })).toString("base64url");
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(head.length * 8));
  const tag = createHmac("sha512", key.subarray(0, 32))
    .update(head)
    .update(Buffer.from(iv, "base64url"))
    .update(Buffer.from(ciphertext, "base64url"))
    .update(length)
    .digest()
    .subarray(0, 32);
  return [head, "", iv, ciphertext, tag.toString("base64url")].join(".");
}

it("decrypts with a header that was rewritten to the same", async () => {
  expect(decryptJwe(rewritten(await sealed("x"), {}), keyWith)).toBe("x");
});
