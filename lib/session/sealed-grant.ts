import { env } from "@/lib/env";
import { type Grant, grantIn } from "@/lib/session/grant";
import { open, SESSION_SECONDS, seal } from "@/lib/session/seal";

/**
 * The grant inside a session cookie.
 * @param value the cookie's value
 * @param name the cookie's name, which is the salt of its key
 * @returns null for no cookie, one that expired or was altered, or when AUTH_SECRET is not set
 */
export async function openGrant(value: string | undefined, name: string): Promise<Grant | null> {
  if (!value || !env.AUTH_SECRET) return null;
  return grantIn(await open({ token: value, secret: env.AUTH_SECRET, salt: name }));
}

/** The value of a session cookie that holds a grant, as Auth.js would have written it. */
export async function sealGrant(grant: Grant, name: string): Promise<string> {
  const token = { sub: grant.openId, grant };
  return seal({ token, secret: env.AUTH_SECRET ?? "", salt: name, maxAge: SESSION_SECONDS });
}
