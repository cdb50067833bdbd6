import { createDecipheriv, createHmac, timingSafeEqual } from "node:crypto";

// The lengths of A256CBC-HS512, in bytes. The first half of the key authenticates, the second half decrypts.
const KEY_HALF = 32;
const IV = 16;
const TAG = 32;

/**
 * Decrypts a JWE that was encrypted directly with a shared key (`dir`, A256CBC-HS512), as Auth.js encrypts its
 * session cookies. Libraries use WebCrypto, which hands every step to another thread. That costs many times as much as
 * the step itself, and each page view decrypts twice.
 * @param keyWith returns the key with an id, 64 bytes; null if there is none
 * @returns the decrypted text; null if it is not such a JWE, was altered, or was encrypted with another key
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-5.2
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-5.2.2.2
 */
export function decryptJwe(
  token: string,
  keyWith: (kid: string) => Uint8Array | null,
): string | null {
  const parts = token.split(".");
  const [header = "", encryptedKey, iv, ciphertext, tag] = parts;
  // With `dir`, the key itself is not in the token.
  if (parts.length !== 5 || encryptedKey !== "") return null;
  const kid = kidIn(header);
  const key = kid === null ? null : keyWith(kid);
  if (key?.length !== 2 * KEY_HALF) return null;
  const sealed = { iv: bytesOf(iv), ciphertext: bytesOf(ciphertext), tag: bytesOf(tag) };
  if (sealed.iv.length !== IV || sealed.tag.length !== TAG) return null;
  const expected = tagOf(key.subarray(0, KEY_HALF), header, sealed);
  if (!timingSafeEqual(expected, sealed.tag)) return null;
  const decipher = createDecipheriv("aes-256-cbc", key.subarray(KEY_HALF), sealed.iv);
  return decipher.update(sealed.ciphertext, undefined, "utf8") + decipher.final("utf8");
}

/** The key's id in a header that names exactly this way of encrypting, without compression or extensions. */
function kidIn(header: string): string | null {
  try {
    const { alg, enc, kid, zip, crit } = JSON.parse(bytesOf(header).toString("utf8"));
    const isOurs = alg === "dir" && enc === "A256CBC-HS512" && zip === undefined;
    return isOurs && crit === undefined && typeof kid === "string" ? kid : null;
  } catch {
    return null;
  }
}

function tagOf(key: Uint8Array, header: string, sealed: { iv: Buffer; ciphertext: Buffer }) {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(header.length) * 8n);
  const hmac = createHmac("sha512", key).update(header, "ascii");
  hmac.update(sealed.iv).update(sealed.ciphertext).update(length);
  return hmac.digest().subarray(0, TAG);
}

const bytesOf = (text = "") => Buffer.from(text, "base64url");
