import { createHash, hkdfSync } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { JWT } from "next-auth/jwt";
import { nowSeconds } from "../client/clock";
import type { Context } from "./context";
import type { Grant } from "./grant";
import { SESSION_SECONDS } from "./session";

// Auth.js's own format, so that each side can decrypt what the other encrypted. Auth.js derives the key again for every
// cookie, which is most of the cost of decrypting one.
const FORMAT = { alg: "dir", enc: "A256CBC-HS512" } as const;
const KEY_BYTES = 64;
const CLOCK_TOLERANCE_SECONDS = 15;

/** The longest value of a session cookie, in bytes. A proxy may refuse an answer whose headers are longer than 4 kB in all. */
export const MAX_COOKIE_BYTES = 2_200;

/** Dropped in this order when the session is too large for one cookie. */
const OPTIONAL: [string, Partial<Grant>][] = [
  ["the picture", { image: null }],
  ["the counts", { stats: {} }],
  ["the handle", { username: null }],
];

interface Key {
  bytes: Uint8Array;
  kid: string;
}

const keys = new Map<string, Key>();

/** What encrypts: the first secret. The others still decrypt. */
type Secrets = Pick<Context, "secrets" | "log">;

/**
 * Encrypts a session into the value of its cookie. Optional parts that do not fit are dropped and logged.
 * @param cookie.salt the cookie's name
 * @param cookie.maxAge seconds until the value expires
 * @throws {Error} when the rest does not fit either
 * @see https://authjs.dev/reference/core/jwt
 */
export async function encrypt(
  { secrets, log }: Secrets,
  { token = {}, salt, maxAge = SESSION_SECONDS }: { token?: JWT; salt: string; maxAge?: number },
): Promise<string> {
  const key = keyFor(secrets[0] ?? "", salt);
  let { grant } = token;
  let value = await toJwe(token, key, maxAge);
  for (const [name, without] of OPTIONAL) {
    if (value.length <= MAX_COOKIE_BYTES || !grant) return value;
    log.failure("session", `${value.length} bytes do not fit into one cookie; dropped ${name}`);
    grant = { ...grant, ...without };
    value = await toJwe({ ...token, grant }, key, maxAge);
  }
  if (value.length <= MAX_COOKIE_BYTES) return value;
  throw new Error(`a session of ${value.length} bytes does not fit into one cookie`);
}

function toJwe(token: JWT, key: Key, maxAge: number): Promise<string> {
  const now = nowSeconds();
  return new EncryptJWT({ ...token })
    .setProtectedHeader({ ...FORMAT, kid: key.kid })
    .setIssuedAt(now)
    .setExpirationTime(now + maxAge)
    .setJti(crypto.randomUUID())
    .encrypt(key.bytes);
}

/**
 * Decrypts the value of a session cookie.
 * @returns null without one, or when it expired, was altered, or was encrypted with another secret
 */
export async function decrypt(
  { secrets }: Secrets,
  { token, salt }: { token?: string | undefined; salt: string },
): Promise<JWT | null> {
  if (!token) return null;
  const keys = secrets.map((one) => keyFor(one, salt));
  const keyWith = ({ kid }: { kid?: string }) => {
    const key = keys.find((one) => one.kid === kid);
    if (!key) throw new Error("encrypted with another secret");
    return key.bytes;
  };
  try {
    const { payload } = await jwtDecrypt(token, keyWith, {
      keyManagementAlgorithms: [FORMAT.alg],
      contentEncryptionAlgorithms: [FORMAT.enc],
      requiredClaims: ["exp"],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(nowSeconds() * 1000),
    });
    return payload;
  } catch {
    return null;
  }
}

function keyFor(secret: string, salt: string): Key {
  const id = `${salt}\n${secret}`;
  const known = keys.get(id);
  if (known) return known;
  const key = deriveKey(secret, salt);
  keys.set(id, key);
  return key;
}

function deriveKey(secret: string, salt: string): Key {
  const info = `Auth.js Generated Encryption Key (${salt})`;
  const bytes = new Uint8Array(hkdfSync("sha256", secret, salt, info, KEY_BYTES));
  // The key's thumbprint: https://www.rfc-editor.org/rfc/rfc7638
  const jwk = JSON.stringify({ k: Buffer.from(bytes).toString("base64url"), kty: "oct" });
  return { bytes, kid: createHash("sha512").update(jwk).digest("base64url") };
}
