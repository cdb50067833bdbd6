import { randomBytes } from "node:crypto";

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
