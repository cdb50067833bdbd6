import { hkdfSync } from "node:crypto";
import { base64url, calculateJwkThumbprint, EncryptJWT, jwtDecrypt } from "jose";
import type { JWT, JWTDecodeParams, JWTEncodeParams } from "next-auth/jwt";
import { logFailure } from "@/lib/log";
import type { Grant } from "@/lib/session/grant";

// Auth.js's own format, byte for byte, so that either side opens what the other sealed. Auth.js
// derives the key anew for every cookie, which is most of what opening one costs.
const FORMAT = { alg: "dir", enc: "A256CBC-HS512" } as const;
const KEY_BYTES = 64;
const CLOCK_TOLERANCE_SECONDS = 15;

/** How long a session lasts without a visit, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** What a sealed session may take in its cookie, in bytes; browsers drop cookies beyond 4,096. */
export const MAX_SEALED_BYTES = 3_900;

/** What a session can do without when it does not fit, what is missed least first. */
const DISPENSABLE: [string, Partial<Grant>][] = [
  ["the counts", { stats: {} }],
  ["the picture", { image: null }],
];

interface Key {
  bytes: Uint8Array;
  kid: string;
}

const keys = new Map<string, Promise<Key>>();

/**
 * Seals a session into the encrypted value of its cookie; leaves out what does not fit one, and says so.
 * @param params.salt the cookie's name
 * @param params.maxAge seconds until the value is no longer opened
 * @throws {Error} when what a session cannot do without does not fit either
 * @see https://authjs.dev/reference/core/jwt
 */
export async function seal(params: JWTEncodeParams): Promise<string> {
  const { token = {}, secret, salt, maxAge = SESSION_SECONDS } = params;
  const key = await keyFor(firstOf(secret), salt);
  let { grant } = token;
  let sealed = await encrypt(token, key, maxAge);
  for (const [name, without] of DISPENSABLE) {
    if (sealed.length <= MAX_SEALED_BYTES || !grant) return sealed;
    logFailure("session", `${sealed.length} bytes do not fit one cookie; left ${name} out`);
    grant = { ...grant, ...without };
    sealed = await encrypt({ ...token, grant }, key, maxAge);
  }
  if (sealed.length <= MAX_SEALED_BYTES) return sealed;
  throw new Error(`a session of ${sealed.length} bytes does not fit one cookie`);
}

function encrypt(token: JWT, key: Key, maxAge: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new EncryptJWT({ ...token })
    .setProtectedHeader({ ...FORMAT, kid: key.kid })
    .setIssuedAt(now)
    .setExpirationTime(now + maxAge)
    .setJti(crypto.randomUUID())
    .encrypt(key.bytes);
}

/**
 * Opens the value of a session cookie.
 * @returns null when there is none, or it expired, was altered, or was sealed with another secret
 */
export async function open({ token, secret, salt }: JWTDecodeParams): Promise<JWT | null> {
  if (!token) return null;
  try {
    const candidates = await Promise.all([secret].flat().map((one) => keyFor(one, salt)));
    const { payload } = await jwtDecrypt(
      token,
      ({ kid }) => {
        const key = candidates.find((candidate) => candidate.kid === kid);
        if (!key) throw new Error("sealed with another secret");
        return key.bytes;
      },
      {
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        keyManagementAlgorithms: [FORMAT.alg],
        contentEncryptionAlgorithms: [FORMAT.enc],
      },
    );
    return payload as JWT;
  } catch {
    return null;
  }
}

function firstOf(secret: string | string[]): string {
  return [secret].flat()[0] ?? "";
}

function keyFor(secret: string, salt: string): Promise<Key> {
  const id = `${salt}\n${secret}`;
  const known = keys.get(id);
  if (known) return known;
  const key = deriveKey(secret, salt);
  keys.set(id, key);
  return key;
}

async function deriveKey(secret: string, salt: string): Promise<Key> {
  const info = `Auth.js Generated Encryption Key (${salt})`;
  const bytes = new Uint8Array(hkdfSync("sha256", secret, salt, info, KEY_BYTES));
  const kid = await calculateJwkThumbprint({ kty: "oct", k: base64url.encode(bytes) }, "sha512");
  return { bytes, kid };
}
