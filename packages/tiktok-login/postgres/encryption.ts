import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

interface Key {
  bytes: Buffer;
  id: string;
}

/**
 * Encrypts a token for the database. The key is derived from AUTH_SECRET, so a copy of the database alone opens no
 * account.
 * @param secrets the current AUTH_SECRET first
 * @param place where the value is kept, such as "tiktok:open_id:access_token": it cannot be decrypted elsewhere
 */
export function encryptToken(token: string, secrets: readonly string[], place: string): string {
  const key = keyFrom(secrets[0] ?? "");
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key.bytes, iv).setAAD(Buffer.from(place));
  const parts = [iv, cipher.update(token, "utf8"), cipher.final(), cipher.getAuthTag()];
  return [VERSION, key.id, Buffer.concat(parts).toString("base64url")].join(".");
}

/**
 * Decrypts a token from the database.
 * @param secrets all that it may have been encrypted with
 * @returns null if it was altered or moved, or encrypted with another secret
 */
export function decryptToken(
  value: string,
  secrets: readonly string[],
  place: string,
): string | null {
  const [version, id, encoded = ""] = value.split(".");
  const key = secrets.map(keyFrom).find((candidate) => candidate.id === id);
  const bytes = Buffer.from(encoded, "base64url");
  if (version !== VERSION || !key || bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, key.bytes, bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

const keys = new Map<string, Key>();

function keyFrom(secret: string): Key {
  const known = keys.get(secret);
  if (known) return known;
  const bytes = Buffer.from(
    hkdfSync("sha256", secret, "", "TikTok tokens in the database", KEY_BYTES),
  );
  const id = createHash("sha256").update(bytes).digest("base64url").slice(0, 6);
  const key = { bytes, id };
  keys.set(secret, key);
  return key;
}
