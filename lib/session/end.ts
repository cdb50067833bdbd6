import "server-only";
import { cookies, headers } from "next/headers";
import { cookieOptions, endedSessionsCookieName } from "@/lib/session/cookie";
import { currentSession } from "@/lib/session/current";
import { SESSION_SECONDS } from "@/lib/session/encryption";
import { withEnded } from "@/lib/session/ended";
import { forgetRotations } from "@/lib/session/rotation-memory";

// Longer than any session cookie that a rotation could still bring.
const KEPT_SECONDS = SESSION_SECONDS + 24 * 60 * 60;

/**
 * Makes the end of this browser's session final, at sign-out and when another session replaces it: a rotation
 * that is still under way cannot bring the session back. Auth.js removes the cookie itself.
 */
export async function endSessionForGood(): Promise<void> {
  const session = await currentSession();
  if (!session) return;
  const { sessionId } = session.grant;
  forgetRotations({ sessionId });
  const jar = await cookies();
  const name = endedSessionsCookieName(await headers());
  jar.set(name, withEnded(sessionId, jar.get(name)?.value), cookieOptions(name, KEPT_SECONDS));
}
