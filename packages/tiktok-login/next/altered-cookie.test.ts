import { createHmac, hkdfSync } from "node:crypto";
import fc from "fast-check";
import { CompactEncrypt, decodeProtectedHeader } from "jose";
import { expect, it } from "vitest";
import { sampleContext, SAMPLE_SECRET as secret } from "../testing/sample-context";
import { decrypt, encrypt } from "./encryption";

const context = sampleContext();
const salt = "authjs.session-token";

// As Auth.js derives it.
const info = `Auth.js Generated Encryption Key (${salt})`;
const key = new Uint8Array(hkdfSync("sha256", secret, salt, info, 64));

const opened = (token: string) => decrypt(context, { token, salt });
const sealed = () => encrypt(context, { token: { sub: "id" }, salt });

it("decrypts nothing after any bit of it has changed", async () => {
  const token = await sealed();
  const [head = "", encryptedKey, ...rest] = token.split(".");
  const changed = (part: string, bit: number) => {
    const bytes = Buffer.from(part, "base64url");
    const at = Math.floor(bit / 8) % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
    return bytes.toString("base64url");
  };
  await fc.assert(
    fc.asyncProperty(fc.nat(3), fc.nat(2_000), async (part, bit) => {
      const parts = [head, ...rest].map((text, index) =>
        index === part ? changed(text, bit) : text,
      );
      const [newHead, ...others] = parts;
      expect(await opened([newHead, encryptedKey, ...others].join("."))).toBeNull();
    }),
    { numRuns: 500 },
  );
});

it.each([
  ["another key's id", { kid: "another" }],
  ["no key's id", { kid: undefined }],
  ["another way of encrypting", { enc: "A256GCM" }],
  ["another way of sharing the key", { alg: "none" }],
  ["compression", { zip: "DEF" }],
  ["an extension", { crit: ["b64"], b64: false }],
])("decrypts nothing whose header has %s, although its tag is right", async (_, changes) => {
  expect(await opened(rewritten(await sealed(), changes))).toBeNull();
});

it.each([
  ["an encrypted key", (token: string) => token.replace("..", ".AAAA.")],
  ["four parts", (token: string) => token.replace("..", ".")],
  ["a short tag", (token: string) => token.slice(0, -4)],
  ["no tag", (token: string) => token.replace(/[^.]+$/, "")],
  ["nothing", () => "...."],
])("decrypts nothing with %s", async (_, change) => {
  expect(await opened(change(await sealed()))).toBeNull();
});

it("decrypts nothing without an end, and nothing that has not begun", async () => {
  const { kid } = decodeProtectedHeader(await sealed());
  const header = { alg: "dir", enc: "A256CBC-HS512", kid };
  const now = Math.floor(Date.now() / 1000);
  const make = (claims: object) =>
    new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader(header)
      .encrypt(key);
  expect(await opened(await make({ sub: "id", exp: now + 60 }))).toMatchObject({ sub: "id" });
  expect(await opened(await make({ sub: "id" }))).toBeNull();
  expect(await opened(await make({ sub: "id", exp: now + 60, nbf: now + 60 }))).toBeNull();
});

it("decrypts with a header that was rewritten to the same", async () => {
  expect(await opened(rewritten(await sealed(), {}))).toMatchObject({ sub: "id" });
});

/** The same token with another header, and with the tag that belongs to it. */
function rewritten(token: string, changes: Record<string, unknown>): string {
  const [, , iv = "", ciphertext = ""] = token.split(".");
  const header = { ...decodeProtectedHeader(token), ...changes };
  const head = Buffer.from(JSON.stringify(header)).toString("base64url");
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
