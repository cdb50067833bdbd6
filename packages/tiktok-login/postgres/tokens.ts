import { randomBytes } from "node:crypto";
import type { Db } from "./db";
import { decryptToken, encryptToken } from "./encryption";

/** What tokens are encrypted with: the current secret first. */
type Secrets = Pick<Db, "secrets">;

/** Whose token it is. */
export interface TokenOwner {
  provider: string;
  providerAccountId: string;
}

type TokenName = "access_token" | "refresh_token" | "id_token";

/** A token as it is kept in its column. */
export function sealed(
  { secrets }: Secrets,
  token: string,
  of: TokenOwner,
  name: TokenName,
): string {
  return encryptToken(token, secrets, placeOf(of, name));
}

/** The token in a column; null if there is none, or if it was encrypted with a secret that is gone. */
export function opened(
  { secrets }: Secrets,
  value: string | null,
  of: TokenOwner,
  name: TokenName,
): string | null {
  return value === null ? null : decryptToken(value, secrets, placeOf(of, name));
}

const placeOf = ({ provider, providerAccountId }: TokenOwner, name: TokenName) =>
  `${provider}:${providerAccountId}:${name}`;

/**
 * How long browsers keep the cookie of a session in a database, in seconds: as long as they keep any. The session ends long before
 * that unless the person comes back.
 * @see https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-cookie-lifetime-limits
 */
export const COOKIE_SECONDS = 400 * 24 * 60 * 60;

const FORM = /^[\w-]{43}$/;

/** A new token for the cookie of a session in a database: 32 random bytes. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** The token in a session cookie; null if it cannot be one, such as a whole session from before there was a database. */
export function tokenIn(value: string | undefined): string | null {
  return value && FORM.test(value) ? value : null;
}
