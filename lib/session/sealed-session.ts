import { env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { open, SESSION_SECONDS, seal } from "@/lib/session/encryption";
import { type Grant, grantIn } from "@/lib/session/grant";

/** An opened session cookie. */
export interface Session {
  grant: Grant;
  /** When the session ends unless it is renewed, in Unix seconds. */
  endsAt: number;
}

/**
 * The session inside a cookie.
 * @param value the cookie's value
 * @param name the cookie's name, which is the salt of its key
 * @returns null for no cookie, one that expired or was altered, or when AUTH_SECRET is not set
 */
export async function openSession(
  value: string | undefined,
  name: string,
): Promise<Session | null> {
  if (!value || !env.AUTH_SECRET) return null;
  const token = await open({ token: value, secret: env.AUTH_SECRET, salt: name });
  const grant = grantIn(token);
  return grant && { grant, endsAt: token?.exp ?? 0 };
}

/**
 * The value of a session cookie that holds a grant, as Auth.js would have written it.
 * @returns null when it does not fit a cookie; the log says so
 */
export async function sealGrant(grant: Grant, name: string): Promise<string | null> {
  const token = { sub: grant.openId, grant };
  const secret = env.AUTH_SECRET ?? "";
  return seal({ token, secret, salt: name, maxAge: SESSION_SECONDS }).catch((error: unknown) => {
    logFailure("session", error);
    return null;
  });
}
